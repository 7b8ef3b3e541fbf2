// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import QMPShell
internal import SystemCalls

/// Listens for one client, and says where.
final class SingleClient {
    private let listener: ListeningSocket
    /// Where the socket is, if nobody says where else.
    private let folder: PrivateFolder
    private var isCalled = false

    /// Listens.
    ///
    /// - Parameter address: Where; nil for a Unix socket in a folder of its own.
    init(at address: ServerAddress?) throws(ToolFailure) {
        do throws(SystemCallError) {
            folder = try PrivateFolder(prefix: "qmp")
        } catch {
            throw ToolFailure(.noConnection, "\(error)")
        }
        let chosen = address ?? .unix(path: "\(folder.path)/socket")
        do throws(SocketError) {
            listener = try ListeningSocket(chosen.socketAddress)
        } catch {
            throw ToolFailure(.noConnection, error.message)
        }
    }

    deinit { try? listener.removeFile() }

    /// Prints the address, and waits for the client.
    ///
    /// - Returns: The connection to the client; nil where a signal asks the program to end.
    func accept(_ loop: EventLoop, _ isEnding: () -> Bool) throws(ToolFailure) -> StreamSocket? {
        do throws(SystemCallError) {
            try StandardStream.output.write("\(ServerAddress(try listener.localAddress))\n")
            let handler = try loop.watch(listener.descriptor, for: .readable) { [unowned self] _ in isCalled = true }
            defer { handler.cancel() }
            while true {
                loop.run { !isCalled && !isEnding() }
                if isEnding() { return nil }
                if let socket = try listener.accept() { return socket }
                isCalled = false
            }
        } catch {
            throw ToolFailure(.noConnection, "\(error)")
        }
    }
}

extension ServerAddress {
    /// The address as a socket takes it.
    var socketAddress: SocketAddress {
        switch self {
        case .unix(let path): .unix(path: path)
        case .tcp(let host, let port): .internet(InternetAddress(host: host, port: String(port)))
        }
    }

    /// The address of a socket that listens.
    fileprivate init(_ address: SocketAddress) {
        switch address {
        case .unix(let path): self = .unix(path: path)
        case .abstract(let name, _): self = .unix(path: name)
        case .internet(let internet): self = .tcp(host: internet.host, port: UInt16(internet.port) ?? 0)
        }
    }
}
