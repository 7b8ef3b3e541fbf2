// SPDX-License-Identifier: Apache-2.0

/// A character device on a stream socket.
public struct SocketConfiguration: Hashable, Sendable {
    /// Who calls whom.
    public enum Role: Hashable, Sendable {
        /// Peers connect to us.
        ///
        /// - Parameter waits: Whether the device is ready only when the first peer is there.
        case server(waits: Bool)

        /// We connect to a peer.
        ///
        /// - Parameter reconnectMilliseconds: How long after a lost connection, or an attempt that failed, the next
        ///   attempt is made; at 0 the first has to succeed, and none follows it.
        case client(reconnectMilliseconds: Int64)
    }

    /// Where to listen or what to connect to.
    public var address: SocketDeviceAddress

    /// Who calls whom.
    public var role: Role

    /// Whether small writes leave at once (`TCP_NODELAY`). It does nothing to other sockets.
    public var disablesDelay: Bool

    /// Makes a configuration.
    public init(address: SocketDeviceAddress, role: Role, disablesDelay: Bool = false) {
        self.address = address
        self.role = role
        self.disablesDelay = disablesDelay
    }
}
