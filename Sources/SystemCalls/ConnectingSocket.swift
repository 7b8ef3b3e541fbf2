// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// A connection that is being made, to one after the other of the addresses that a host has.
public struct ConnectingSocket: ~Copyable, Sendable {
    /// Writable once the attempt with the present address is decided.
    public let descriptor: OwnedDescriptor

    private let address: SocketAddress
    /// What is tried next, should this attempt fail.
    private let alternatives: [RawSocketAddress]

    /// Where a connection stands.
    @frozen
    public enum Progress: ~Copyable {
        /// It is made.
        case connected(StreamSocket)
        /// It is being made, perhaps with another address and thus with another descriptor.
        case pending(ConnectingSocket)
    }

    /// Starts to connect, and does not wait for the peer; where a host is a name, it waits for name servers.
    ///
    /// - Throws: Also where a Unix socket has no place for a further client that would wait.
    public init(_ address: SocketAddress) throws(SocketError) { try self.init(ResolvedAddress(address)) }

    /// Starts to connect, and waits for nothing.
    ///
    /// - Throws: As for an address that was not looked up.
    public init(_ resolved: ResolvedAddress) throws(SocketError) {
        try self.init(resolved.address, resolved.candidates)
    }

    /// Starts with the first of the candidates that does not fail at once.
    private init(_ address: SocketAddress, _ candidates: [RawSocketAddress]) throws(SocketError) {
        precondition(!candidates.isEmpty, "no address to connect to")
        for (index, candidate) in candidates.enumerated() {
            do throws(SocketError) {
                descriptor = try Self.start(candidate, of: address)
                self.address = address
                alternatives = Array(candidates[(index + 1)...])
                return
            } catch {
                if index == candidates.count - 1 { throw error }
            }
        }
        preconditionFailure("the last candidate returns or throws")
    }

    private static func start(
        _ candidate: RawSocketAddress,
        of address: SocketAddress
    ) throws(SocketError) -> OwnedDescriptor {
        let descriptor = OwnedDescriptor(
            owning: try socketCall("make a socket", or: "Failed to create socket") {
                clinux_socket(candidate.family, 0)
            }
        )
        do throws(SocketError) {
            let number = descriptor.rawValue
            try socketCall("connect", or: Self.failure(of: address)) {
                // SAFETY: the call borrows the array and reads its count.
                unsafe clinux_socket_connect(number, candidate.bytes, candidate.bytes.count)
            }
        } catch {
            guard error.errno == .inProgress else { throw error }
        }
        return descriptor
    }

    /// Says how the attempt ended, or that it has not; after a failure the next address is tried.
    ///
    /// - Throws: How the last attempt failed.
    public consuming func finish() throws(SocketError) -> Progress {
        guard try waitUntilWritable(milliseconds: 0) else { return .pending(self) }
        let error = Errno(rawValue: clinux_socket_take_error(descriptor.rawValue))
        if error.rawValue == 0 { return .connected(try connected()) }
        guard !alternatives.isEmpty else { throw SocketError(Self.failure(of: address), errno: error) }
        return .pending(try ConnectingSocket(address, alternatives))
    }

    /// Waits until the connection is made.
    ///
    /// - Throws: How the last attempt failed.
    public consuming func wait() throws(SocketError) -> StreamSocket {
        _ = try waitUntilWritable(milliseconds: -1)
        switch try finish() {
        case .connected(let socket): return socket
        case .pending(let next): return try next.wait()
        }
    }

    private consuming func connected() throws(SocketError) -> StreamSocket {
        guard case .internet(let internet) = address else { return StreamSocket(owning: descriptor, isUnix: true) }
        let number = descriptor.rawValue
        if internet.keepsAlive {
            try socketCall("set an option", or: "Unable to set KEEPALIVE") { clinux_socket_set_keep_alive(number, 1) }
        }
        return StreamSocket(owning: descriptor, isUnix: false)
    }

    private borrowing func waitUntilWritable(milliseconds: CInt) throws(SocketError) -> Bool {
        var entry = pollfd(fd: descriptor.rawValue, events: Int16(POLLOUT), revents: 0)
        return try socketCall("poll", or: Self.failure(of: address)) {
            // SAFETY: one entry, alive for the call.
            unsafe poll(&entry, 1, milliseconds)
        } > 0
    }

    private static func failure(of address: SocketAddress) -> String {
        switch address {
        case .unix(let path): "Failed to connect to '\(path)'"
        case .abstract(let name, _): "Failed to connect to '\(name)'"
        case .internet(let internet): "Failed to connect to '\(internet.host):\(internet.port)'"
        }
    }
}
