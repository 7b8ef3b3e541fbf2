// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// The file of a Unix socket, found by a path of any length. An address takes no more than 108 bytes of one.
public struct SocketFile: ~Copyable, Sendable {
    private let descriptor: OwnedDescriptor

    /// Finds the file, without a connection to the socket.
    public init(_ path: String) throws(SystemCallError) {
        // SAFETY: the string lives as long as the call.
        let number = try systemCall("open", path: path) { unsafe open(path, clinux_open_path | O_CLOEXEC) }
        descriptor = OwnedDescriptor(owning: number)
    }

    /// Another path of the file, a short one, as long as this value lives.
    public var shortPath: String { "/proc/self/fd/\(descriptor.rawValue)" }
}
