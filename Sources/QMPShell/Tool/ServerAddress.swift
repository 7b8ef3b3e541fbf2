// SPDX-License-Identifier: Apache-2.0

/// Where a server is, as people write it.
package enum ServerAddress: Sendable, Hashable {
    /// A Unix socket, by its path.
    case unix(path: String)
    /// A host and a port.
    case tcp(host: String, port: UInt16)

    /// Reads `unix:PATH`, `tcp:HOST:PORT`, `HOST:PORT` or a path; nil where behind `tcp:` there is no host with a port, or no
    /// path behind `unix:`.
    ///
    /// What has a slash in it is a path. A host that is an IPv6 address stands in brackets.
    package init?(_ text: String) {
        if let path = Self.rest(of: text, behind: "unix:") {
            guard !path.isEmpty else { return nil }
            self = .unix(path: path)
        } else if let address = Self.rest(of: text, behind: "tcp:") {
            guard let (host, port) = Self.hostAndPort(address) else { return nil }
            self = .tcp(host: host, port: port)
        } else if !text.contains("/"), let (host, port) = Self.hostAndPort(text) {
            self = .tcp(host: host, port: port)
        } else {
            guard !text.isEmpty else { return nil }
            self = .unix(path: text)
        }
    }

    private static func rest(of text: String, behind prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    private static func hostAndPort(_ text: String) -> (String, UInt16)? {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        return (host.isEmpty ? "localhost" : String(host), port)
    }
}

extension ServerAddress: CustomStringConvertible {
    /// The address in the form that says what it is: `unix:PATH` or `tcp:HOST:PORT`.
    package var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .tcp(let host, let port): host.contains(":") ? "tcp:[\(host)]:\(port)" : "tcp:\(host):\(port)"
        }
    }
}
