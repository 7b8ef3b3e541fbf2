// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct ConnectingSocketTests {
    @Test("a path without a socket is an error that names it")
    func missingPath() throws {
        let path = try TemporaryDirectory().path(of: "socket")
        let error = #expect(throws: SocketError.self) { _ = try ConnectingSocket(.unix(path: path)) }
        #expect(error?.description == "Failed to connect to '\(path)': No such file or directory")
    }

    @Test("a port where nobody listens is an error that names host and port")
    func refused() throws {
        // A port that was free a moment ago.
        var address = InternetAddress(host: "127.0.0.1", port: "0")
        if case .internet(let free) = try ListeningSocket(.internet(address)).localAddress { address = free }
        let error = #expect(throws: SocketError.self) { _ = try ConnectingSocket(.internet(address)).wait() }
        #expect(error?.description == "Failed to connect to '127.0.0.1:\(address.port)': Connection refused")
    }

    @Test("where the connection is made at once, it is connected when asked")
    func finish() throws {
        let directory = try TemporaryDirectory()
        let listener = try ListeningSocket(.unix(path: directory.path(of: "socket")))
        let isConnected =
            switch try ConnectingSocket(try listener.localAddress).finish() {
            case .connected: true
            case .pending: false
            }
        #expect(isConnected)
    }

    @Test("a connection is pending while the listener has no place for it")
    func pending() throws {
        let listener = try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0")))
        #expect(listen(listener.descriptor.rawValue, 0) == 0)
        var connected: [Shared<StreamSocket>] = []
        var isPending = false
        while !isPending, connected.count < 10 {
            switch try ConnectingSocket(listener.localAddress).finish() {
            case .connected(let socket): connected.append(Shared(socket))
            case .pending: isPending = true
            }
        }
        #expect(isPending)
    }

    @Test("where one address of a host fails, the next is tried")
    func alternatives() throws {
        let listener = try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0")))
        guard case .internet(var address) = try listener.localAddress else { return }
        // Several addresses: ::1, where nobody listens, and 127.0.0.1.
        address.host = "localhost"
        address.ipv4 = nil
        let client = try StreamSocket(connectingTo: .internet(address))
        #expect(try client.peerAddress == listener.localAddress)
    }

    @Test("keeping a connection alive, and not delaying, are options of its socket")
    func options() throws {
        let listener = try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0")))
        guard case .internet(var address) = try listener.localAddress else { return }
        address.keepsAlive = true
        let client = try StreamSocket(connectingTo: .internet(address))
        try client.setNoDelay()
        #expect(option(client, SOL_SOCKET, SO_KEEPALIVE) == 1)
        #expect(option(client, CInt(IPPROTO_TCP), TCP_NODELAY) == 1)
    }

    private func option(_ socket: borrowing StreamSocket, _ level: CInt, _ name: CInt) -> CInt {
        var value: CInt = -1
        var length = socklen_t(MemoryLayout<CInt>.size)
        // SAFETY: value and length live as long as the call.
        unsafe getsockopt(socket.descriptor.rawValue, level, name, &value, &length)
        return value
    }
}
