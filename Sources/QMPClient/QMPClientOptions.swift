// SPDX-License-Identifier: Apache-2.0

/// How a client behaves.
public struct QMPClientOptions: Sendable {
    /// How long connecting may take: the socket, the greeting and the negotiation together. Meanwhile a server that greets
    /// and does not reply within a second, as it happens to QEMU when it starts, is connected to anew.
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

    /// How long at most the reply to a command that alone is under way is waited for in the thread of its task, before the
    /// thread goes to other tasks. Commands one after the other take half the time of a server that replies as soon as that.
    /// Where a server does not, it is seldom tried. A cancellation is seen when this is over. With zero no task keeps its
    /// thread.
    public var inPlaceWait: Duration = .microseconds(100)

    /// The usual options.
    public init() {}
}
