// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// One end of a connection. None of its calls waits.
public struct StreamSocket: ~Copyable, Sendable {
    /// Readable while there is something to receive or the end, writable while there is room to send.
    public let descriptor: OwnedDescriptor

    /// Whether it is a Unix socket, over which descriptors can be passed.
    public let isUnix: Bool

    /// Takes over one that is known to be connected.
    init(owning descriptor: consuming OwnedDescriptor, isUnix: Bool) {
        self.descriptor = descriptor
        self.isUnix = isUnix
    }

    /// Connects, and waits until that is done; `ConnectingSocket` does not wait.
    public init(connectingTo address: SocketAddress) throws(SocketError) {
        self = try ConnectingSocket(address).wait()
    }

    /// Takes over a connected socket that somebody else made.
    ///
    /// - Parameter name: How the descriptor is called in messages.
    public init(adopting descriptor: consuming OwnedDescriptor, name: String) throws(SocketError) {
        let family = try Self.family(of: descriptor, name: name)
        if clinux_socket_is_listening(descriptor.rawValue) == 1 {
            throw SocketError("File descriptor '\(name)' is a listening socket")
        }
        self.descriptor = descriptor
        isUnix = family == AF_UNIX
    }

    /// The family of an adopted socket.
    static func family(of descriptor: borrowing OwnedDescriptor, name: String) throws(SocketError) -> CInt {
        let family = clinux_socket_family(descriptor.rawValue)
        if family == -1 { throw SocketError("File descriptor '\(name)' is not a socket") }
        return family
    }

    /// Two Unix sockets that are connected with each other.
    ///
    /// Frozen, so that an owner elsewhere can part the two.
    @frozen
    public struct Pair: ~Copyable {
        /// One end.
        public let first: StreamSocket
        /// The other end.
        public let second: StreamSocket
    }

    /// Makes two Unix sockets that are connected with each other.
    public static func pair() throws(SystemCallError) -> Pair {
        var ends: [CInt] = [-1, -1]
        // SAFETY: the call fills the two elements.
        try systemCall("make a socket pair") { unsafe clinux_socket_pair(&ends) }
        return Pair(
            first: StreamSocket(owning: OwnedDescriptor(owning: ends[0]), isUnix: true),
            second: StreamSocket(owning: OwnedDescriptor(owning: ends[1]), isUnix: true)
        )
    }

    /// Sends small pieces at once, instead of gathering them while earlier ones are under way; not for Unix sockets.
    public func setNoDelay() throws(SystemCallError) {
        try systemCall("set an option") { clinux_socket_set_no_delay(descriptor.rawValue, 1) }
    }

    /// Ends the sending: the peer finds the end once it has received what was sent, and can still send.
    public func endSending() { shutdown(descriptor.rawValue, CInt(SHUT_WR)) }

    /// Ends both directions: whoever waits for one finds the end.
    public func shutDown() { shutdown(descriptor.rawValue, CInt(SHUT_RDWR)) }
}

extension StreamSocket {
    /// The address of this end.
    public var localAddress: SocketAddress {
        get throws(SystemCallError) { try RawSocketAddress(of: descriptor, isPeer: false).decoded }
    }

    /// The address of the other end.
    public var peerAddress: SocketAddress {
        get throws(SystemCallError) { try RawSocketAddress(of: descriptor, isPeer: true).decoded }
    }
}
