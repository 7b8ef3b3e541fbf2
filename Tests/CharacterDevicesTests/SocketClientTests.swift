// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Glibc
import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// Devices that connect to their peers.
@Suite(.timeLimit(.minutes(1))) struct SocketClientTests {
    let room: Room
    var frontEnd: RecordingFrontEnd { room.frontEnd }

    init() throws { room = try Room() }

    private func add(reconnectMilliseconds: Int64) throws -> CharacterDevice {
        let configuration = Room.client(
            .socket(.unix(path: room.path)),
            reconnectMilliseconds: reconnectMilliseconds
        )
        let device = try room.devices.add("c", configuration, .inherited)
        try device.attach(frontEnd)
        return device
    }

    @Test("a client that is to connect once is refused where nobody listens")
    func refused() throws {
        #expect(throws: QAPIError("Failed to connect to '\(room.path)': No such file or directory")) {
            try add(reconnectMilliseconds: 0)
        }
        #expect(room.devices.list.isEmpty)
    }

    @Test("a connected client is known by its peer, and stays disconnected once that is gone")
    func connectedOnce() throws {
        let listener = try ListeningSocket(.unix(path: room.path))
        let device = try add(reconnectMilliseconds: 0)
        let peer = try #require(try listener.acceptPeer())
        #expect(device.fileName == "unix:\(room.path)")
        try peer.send("x")
        room.run("it is served") { frontEnd.text == "x" }
        frontEnd.connections[0].close()
        #expect(device.fileName == "disconnected:unix:\(room.path)")
        room.runForAMoment()
        #expect(try listener.acceptPeer() == nil)
    }

    @Test("a client connects again after each loss, and says only the first failure")
    func reconnecting() throws {
        frontEnd.whenEnded = { $0.close() }
        let device = try add(reconnectMilliseconds: 1)
        room.runForAMoment()
        #expect(
            room.reports.lines == [
                "Unable to connect character device c: "
                    + "Failed to connect to '\(room.path)': No such file or directory"
            ]
        )
        #expect(device.fileName == "disconnected:unix:\(room.path)")
        let listener = try ListeningSocket(.unix(path: room.path))
        for round in 1...3 {
            room.run("round \(round) opens") { frontEnd.connections.count == round }
            _ = try #require(try listener.acceptPeer())
        }
        #expect(room.reports.lines.count == 1)
    }

    @Test("a client over TCP tries again when it is refused")
    func refusedTCP() throws {
        // Bound and let go again, so that nobody listens there.
        var address = try Self.freePort()
        try room.devices.add("c", Room.client(.socket(address), reconnectMilliseconds: 1), .inherited)
            .attach(frontEnd)
        room.run("the failure is said") { !room.reports.lines.isEmpty }
        #expect(room.reports.lines[0].hasSuffix("Connection refused"))
        let listener = try ListeningSocket(address)
        room.run("it is connected") { frontEnd.connections.count == 1 }
        address = try listener.localAddress
        #expect(room.devices["c"]?.fileName.hasSuffix(address.endpoint) == true)
    }

    /// A client of an address that cannot be looked up.
    private func addLost() throws {
        var address = InternetAddress(host: "127.0.0.1", port: "x")
        address.isNumeric = true
        let client = Room.client(.socket(.internet(address)), reconnectMilliseconds: 1)
        try room.devices.add("c", client, .inherited)
    }

    @Test("a host is looked up in another thread")
    func lookup() throws {
        try addLost()
        #expect(room.loop.threadPool.threadCount == 1)
        #expect(room.reports.lines.isEmpty)
        room.run("the failure is said") { !room.reports.lines.isEmpty }
        #expect(room.reports.lines[0].contains("address resolution failed for 127.0.0.1:x: "))
    }

    @Test("a client that is removed does not care what its host stands for")
    func removedLookup() throws {
        try addLost()
        try room.devices.remove("c")
        room.runForAMoment()
        #expect(room.reports.lines.isEmpty)
    }

    private static func freePort() throws -> SocketAddress {
        try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0"))).localAddress
    }

    @Test("a client goes on connecting after a peer that was handed over is refused")
    func refusedPeer() throws {
        let device = try add(reconnectMilliseconds: 1)
        let unconnected = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        #expect(throws: QAPIError("failed to add client")) { try device.addPeer(OwnedDescriptor(owning: unconnected)) }
        let listener = try ListeningSocket(.unix(path: room.path))
        room.run("it is connected") { frontEnd.connections.count == 1 }
        _ = try listener.accept()
    }

    @Test("a removed client tries no more")
    func removed() throws {
        try room.devices.add(
            "c",
            Room.client(.socket(.unix(path: room.path)), reconnectMilliseconds: 1),
            .inherited
        )
        try room.devices.remove("c")
        let listener = try ListeningSocket(.unix(path: room.path))
        room.runForAMoment()
        #expect(try listener.acceptPeer() == nil)
    }

    @Test("a yanked client connects again")
    func yank() throws {
        frontEnd.whenEnded = { $0.close() }
        let listener = try ListeningSocket(.unix(path: room.path))
        let device = try add(reconnectMilliseconds: 1)
        room.run("it is connected") { frontEnd.connections.count == 1 }
        device.yank()
        room.run("it is connected again") { frontEnd.connections.count == 2 }
        _ = try listener.accept()
    }
}
