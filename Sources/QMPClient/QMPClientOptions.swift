// SPDX-License-Identifier: Apache-2.0

/// How a client behaves.
public struct QMPClientOptions: Sendable {
    /// How long connecting may take: the socket, the greeting and the negotiation together.
    public var deadline: Duration = .seconds(10)

    /// Whether a server that is not there yet, or takes no further client now, is tried again until the deadline.
    public var waitsForServer = false

    /// Whether commands can be executed out of band, where the server offers that.
    ///
    /// Then no more than eight other commands are under way at a time, and one that passes descriptors; the rest wait here.
    public var enablesOutOfBand = false

    /// What is done when a connection is lost; nil to end the client.
    public var reconnection: QMPReconnection?

    /// How many events are kept as long as nobody has asked for events: the newest.
    public var keptEvents = 256

    /// The usual options.
    public init() {}
}
