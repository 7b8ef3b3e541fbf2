// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// An address as the kernel takes it: the family, then what the family defines.
struct RawSocketAddress: Hashable, Sendable {
    /// The bytes of C's `sockaddr`.
    private(set) var bytes: [UInt8]

    /// What stands before a Unix socket's path, and the most that the path takes.
    private static let familySize = 2
    private static let pathSize = 108

    /// The bytes of C's `sockaddr`.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The address of a file.
    init(path: String) throws(SocketError) {
        bytes = try Self.unix(Array(path.utf8), of: path, limit: Self.pathSize)
        // The kernel would take zero bytes for an abstract name.
        if path.isEmpty || path.utf8.contains(0) {
            throw SocketError("UNIX socket path '\(path)' is no path", errno: .invalidArgument)
        }
    }

    /// The address of an abstract name, told from a path by its first byte.
    init(abstractName name: String, isTight: Bool) throws(SocketError) {
        bytes = try Self.unix([0] + Array(name.utf8), of: name, limit: Self.pathSize - 1)
        if !isTight { bytes += [UInt8](repeating: 0, count: Self.familySize + Self.pathSize - bytes.count) }
    }

    /// Asks the kernel for the address of a socket, or of its peer.
    init(of socket: borrowing OwnedDescriptor, isPeer: Bool) throws(SystemCallError) {
        let number = socket.rawValue
        var storage = [UInt8](repeating: 0, count: 128)
        // SAFETY: the array has the room that the call asks for.
        let length = try systemCall("read a socket's address") {
            unsafe clinux_socket_address(number, isPeer, &storage)
        }
        bytes = Array(storage.prefix(Int(length)))
    }

    private static func unix(_ name: [UInt8], of text: String, limit: Int) throws(SocketError) -> [UInt8] {
        guard text.utf8.count <= limit else {
            throw SocketError(
                "UNIX socket path '\(text)' is too long",
                hint: "Path must be less than \(limit) bytes"
            )
        }
        // SAFETY: the bytes are copied while the number lives.
        return unsafe withUnsafeBytes(of: UInt16(AF_UNIX)) { unsafe Array($0) } + name
    }

    /// AF_UNIX, AF_INET or AF_INET6.
    var family: CInt {
        // SAFETY: every address begins with its family.
        CInt(unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: UInt16.self) })
    }
}

extension RawSocketAddress {
    /// What it means, with hosts and ports in numbers.
    var decoded: SocketAddress {
        get throws(SystemCallError) {
            guard family == AF_UNIX else { return .internet(try decodedInternet) }
            let name = bytes.dropFirst(Self.familySize)
            guard name.first == 0 else {
                return .unix(path: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
            }
            // A padded name fills the address, and its own end does not show.
            let isTight = name.count < Self.pathSize
            let text = isTight ? name.dropFirst() : name.dropFirst().prefix { $0 != 0 }
            return .abstract(name: String(decoding: text, as: UTF8.self), isTight: isTight)
        }
    }
}
