// SPDX-License-Identifier: Apache-2.0

/// Where a socket listens or connects to.
public enum SocketAddress: Hashable, Sendable {
    /// A Unix socket with a file, at most 108 bytes of UTF-8. The path of a socket that has no name is empty.
    case unix(path: String)
    /// A Unix socket whose name, at most 107 bytes of UTF-8, is no file; it goes with the socket.
    ///
    /// Tight, the name is as long as it is written; else zero bytes pad it to 107, which makes it another name.
    case abstract(name: String, isTight: Bool)
    /// A host and a port.
    case internet(InternetAddress)
}
