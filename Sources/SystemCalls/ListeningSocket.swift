// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// A socket at which clients connect.
public struct ListeningSocket: ~Copyable, Sendable {
    /// Readable while a client waits.
    public let descriptor: OwnedDescriptor

    private let isUnix: Bool

    /// Starts to listen.
    ///
    /// What stands at the path of a Unix socket is removed before, be it a socket left behind or a file. The new one
    /// stays there when this is closed; `removeFile()` removes it.
    public init(_ address: SocketAddress) throws(SocketError) {
        switch address {
        case .unix(let path):
            let raw = try RawSocketAddress(path: path)
            try Self.clear(path)
            descriptor = try Self.bound(to: raw, path)
            isUnix = true
        case .abstract(let name, let isTight):
            descriptor = try Self.bound(to: try RawSocketAddress(abstractName: name, isTight: isTight), name)
            isUnix = true
        case .internet(let internet):
            descriptor = try Self.bound(to: internet)
            isUnix = false
        }
    }

    /// Takes over a socket that somebody else made: one that listens, or that is bound and can.
    ///
    /// - Parameter name: How the descriptor is called in messages.
    public init(adopting descriptor: consuming OwnedDescriptor, name: String) throws(SocketError) {
        let number = descriptor.rawValue
        let family = try StreamSocket.family(of: descriptor, name: name)
        try socketCall("listen", or: "Failed to listen on fd socket") { listen(number, SOMAXCONN) }
        try socketCall("set flags", or: "Failed to set socket non-blocking") {
            fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
        }
        self.descriptor = descriptor
        isUnix = family == AF_UNIX
    }

    /// Takes the next client that waits, or returns nil where none does.
    ///
    /// - Throws: Such as that the process has too many descriptors, while the client keeps waiting.
    public func accept() throws(SystemCallError) -> StreamSocket? {
        do throws(SystemCallError) {
            let number = try systemCall("accept") { clinux_socket_accept(descriptor.rawValue) }
            return StreamSocket(owning: OwnedDescriptor(owning: number), isUnix: isUnix)
        } catch {
            switch error.errno {
            case .resourceTemporarilyUnavailable, .connectionAborted: return nil
            default: throw error
            }
        }
    }

    /// Where it listens, with the port that it was given.
    public var localAddress: SocketAddress {
        get throws(SystemCallError) { try RawSocketAddress(of: descriptor, isPeer: false).decoded }
    }

    /// Removes the file of a Unix socket, where it has one; that it is gone already is fine.
    public func removeFile() throws(SocketError) {
        guard case .unix(let path)? = try? localAddress, !path.isEmpty else { return }
        try Self.clear(path)
    }

    private static func clear(_ path: String) throws(SocketError) {
        do throws(SystemCallError) {
            // SAFETY: the string lives as long as the call.
            try systemCall("unlink", path: path) { unsafe unlink(path) }
        } catch {
            guard error.errno != .noSuchFileOrDirectory else { return }
            throw SocketError("Failed to unlink socket \(path)", errno: error.errno)
        }
    }

    private static func bound(to address: RawSocketAddress, _ name: String) throws(SocketError) -> OwnedDescriptor {
        let descriptor = OwnedDescriptor(
            owning: try socketCall("make a socket", or: "Failed to create Unix socket") { clinux_socket(AF_UNIX, 0) }
        )
        let number = descriptor.rawValue
        try socketCall("bind", or: "Failed to bind socket to \(name)") {
            // SAFETY: the call borrows the array and reads its count.
            unsafe clinux_socket_bind(number, address.bytes, address.bytes.count)
        }
        try socketCall("listen", or: "Failed to listen on socket") { listen(number, SOMAXCONN) }
        return descriptor
    }
}
