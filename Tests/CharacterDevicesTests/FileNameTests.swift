// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import CharacterDevices

/// The names under which socket devices are listed.
@Suite struct FileNameTests {
    static func internet(_ host: String, _ port: String) -> SocketAddress {
        .internet(InternetAddress(host: host, port: port))
    }

    static func server(_ address: SocketDeviceAddress) -> SocketConfiguration {
        SocketConfiguration(address: address, role: .server(waits: false))
    }

    static func client(_ address: SocketDeviceAddress) -> SocketConfiguration {
        SocketConfiguration(address: address, role: .client(reconnectMilliseconds: 1))
    }

    @Test(
        "a server without peers says so, and where it listens",
        arguments: [
            (SocketAddress.unix(path: "/p"), "disconnected:unix:/p,server=on"),
            (.abstract(name: "a", isTight: true), "disconnected:unix:a,abstract=on,tight=on,server=on"),
            (.abstract(name: "a", isTight: false), "disconnected:unix:a,abstract=on,server=on"),
            (internet("127.0.0.1", "44"), "disconnected:tcp:127.0.0.1:44,server=on"),
            (internet("::1", "44"), "disconnected:tcp:::1:44,server=on"),
        ]
    )
    func disconnectedServer(address: SocketAddress, name: String) {
        let configuration = Self.server(.descriptor("3"))
        #expect(configuration.disconnectedFileName(listening: address) == name)
    }

    @Test("a server that listens nowhere is known by the name of its descriptor")
    func serverWithoutSocket() {
        let configuration = Self.server(.descriptor(""))
        #expect(configuration.disconnectedFileName(listening: nil) == "disconnected:fd:,server=on")
    }

    @Test("a client without a peer is known by what it connects to")
    func disconnectedClient() {
        let configuration = Self.client(.socket(Self.internet("localhost", "44")))
        #expect(configuration.disconnectedFileName(listening: nil) == "disconnected:tcp:localhost:44")
    }

    @Test("a connected server on a Unix socket is known by its own path")
    func connectedUnixServer() {
        let configuration = Self.server(.socket(.unix(path: "/p")))
        let name = configuration.connectedFileName(local: .unix(path: "/p"), peer: .unix(path: ""))
        #expect(name == "unix:/p,server=on")
    }

    @Test("a connected client on a Unix socket is known by its peer's path")
    func connectedUnixClient() {
        let configuration = Self.client(.socket(.unix(path: "/p")))
        #expect(configuration.connectedFileName(local: .unix(path: ""), peer: .unix(path: "/p")) == "unix:/p")
    }

    @Test("a TCP connection is known by both ends")
    func connectedInternet() {
        let local = Self.internet("::1", "44")
        let peer = Self.internet("::1", "50000")
        let address = SocketDeviceAddress.socket(local)
        #expect(
            Self.server(address).connectedFileName(local: local, peer: peer)
                == "tcp:[::1]:44,server=on <-> [::1]:50000"
        )
        #expect(
            Self.client(address).connectedFileName(local: peer, peer: local) == "tcp:[::1]:50000 <-> [::1]:44"
        )
    }
}
