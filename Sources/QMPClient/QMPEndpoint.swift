// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// Where a server is.
public enum QMPEndpoint: Sendable {
    /// A Unix socket, by the path of its file, which may have any length.
    case unix(String)
    /// A Unix socket whose name is no file.
    case abstract(String)
    /// A host, by its name or its number, and a port. Over TCP no descriptors can be passed. A name is looked up first, which
    /// no deadline ends.
    case tcp(host: String, port: UInt16)
    /// A socket that is connected, such as one end of a pair whose other end a child process has.
    case descriptor(SharedDescriptor)
    /// Two pipes, such as standard output (`input`, which is read) and standard input (`output`) of a child process.
    case streams(input: SharedDescriptor, output: SharedDescriptor)
}

extension QMPEndpoint: CustomStringConvertible {
    /// The endpoint for messages.
    public var description: String {
        switch self {
        case .unix(let path): path
        case .abstract(let name): "abstract socket \(name)"
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .descriptor: "socket"
        case .streams: "streams"
        }
    }

    /// Whether a second connection can be made once the first has ended.
    var canReconnect: Bool {
        switch self {
        case .unix, .abstract, .tcp: true
        case .descriptor, .streams: false
        }
    }
}
