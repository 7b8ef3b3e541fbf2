// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices
@testable import EventLoop

/// Devices to which peers connect.
@Suite(.timeLimit(.minutes(1))) struct SocketServerTests {
    let room: Room
    var frontEnd: RecordingFrontEnd { room.frontEnd }

    init() throws { room = try Room() }

    @Test("bytes go both ways, on a socket of each kind", arguments: ["unix", "abstract", "tcp"])
    func bothWays(kind: String) throws {
        let device: CharacterDevice =
            switch kind {
            case "unix": try room.server()
            case "abstract": try room.server(.socket(.abstract(name: room.path, isTight: true)))
            default: try room.server(.socket(.internet(InternetAddress(host: "127.0.0.1", port: "0"))))
            }
        frontEnd.whenReceived = { $0.send("answer") }
        let address: SocketAddress =
            switch kind {
            case "unix": .unix(path: room.path)
            case "abstract": .abstract(name: room.path, isTight: true)
            default: .internet(InternetAddress(host: "127.0.0.1", port: Self.port(of: device)))
            }
        let peer = Peer(try StreamSocket(connectingTo: address))
        try peer.send("question")
        room.run("the answer comes") { peer.text == "answer" }
        #expect(frontEnd.events == [.opened, .received("question", hasDescriptors: false)])
        #expect(frontEnd.connections.first?.canPassDescriptors == (kind != "tcp"))
    }

    /// The port in `disconnected:tcp:127.0.0.1:PORT,server=on`.
    private static func port(of device: CharacterDevice) -> String {
        String(device.fileName.split(separator: ":")[3].prefix { $0 != "," })
    }

    @Test("descriptors are handed over with the byte they came with")
    func descriptors() throws {
        _ = try room.server()
        let peer = try room.connect()
        let pipe = try Pipe()
        try peer.send("ab")
        try peer.send("cd", passing: [pipe.readEnd.rawValue])
        room.run("all comes") { frontEnd.text == "abcd" }
        #expect(
            frontEnd.events == [
                .opened, .received("ab", hasDescriptors: false), .received("cd", hasDescriptors: true),
            ]
        )
    }

    @Test("the second peer waits until the first is gone where the front end takes one")
    func oneAtATime() throws {
        let device = try room.server()
        let first = try room.connect()
        room.run("the first is there") { frontEnd.connections.count == 1 }
        let second = try room.connect()
        try second.send("x")
        room.runForAMoment()
        #expect(frontEnd.events == [.opened])
        #expect(device.fileName == "unix:\(room.path),server=on")
        frontEnd.whenEnded = { $0.close() }
        first.close()
        room.run("the second is served") { frontEnd.text == "x" }
        #expect(frontEnd.events == [.opened, .ended, .opened, .received("x", hasDescriptors: false)])
    }

    @Test("several peers are served at once where the front end takes them")
    func several() throws {
        frontEnd.admitsSeveralPeers = true
        _ = try room.server()
        let peers = try (0..<5).map { _ in try room.connect() }
        room.run("all are there") { frontEnd.connections.count == 5 }
        for (index, connection) in frontEnd.connections.enumerated() { connection.send("\(index)") }
        room.run("each has its own") { peers.enumerated().allSatisfy { $1.text == "\($0)" } }
    }

    @Test("a peer that sends no more still gets answers")
    func halfClose() throws {
        let device = try room.server()
        let peer = try room.connect()
        try peer.send("question")
        peer.endSending()
        room.run("the end is seen") { frontEnd.events.last == .ended }
        #expect(frontEnd.events == [.opened, .received("question", hasDescriptors: false), .ended])
        frontEnd.connections[0].send("answer")
        #expect(peer.text == "answer")
        #expect(!peer.isAtEnd)
        frontEnd.connections[0].close()
        #expect(peer.isAtEnd)
        #expect(device.fileName == "disconnected:unix:\(room.path),server=on")
        #expect(frontEnd.events.last == .ended)
    }

    @Test("what a peer sent before it went is handed over, and the answer swallowed")
    func vanishedPeer() throws {
        _ = try room.server()
        let peer = try room.connect()
        room.run("it is there") { frontEnd.connections.count == 1 }
        let connection = frontEnd.connections[0]
        // Left unread, this makes the peer's going an error.
        connection.send("unread")
        try peer.send("last words")
        peer.close()
        #expect(connection.send("swallowed") == 9)
        room.run("the end is seen") { frontEnd.events.last == .ended }
        #expect(frontEnd.events == [.opened, .received("last words", hasDescriptors: false), .ended])
        #expect(connection.send("swallowed") == 9)
    }

    @Test("a peer that does not read makes nobody wait, and gets all once it reads")
    func slowPeer() throws {
        _ = try room.server()
        let peer = try room.connect()
        room.run("it is there") { frontEnd.connections.count == 1 }
        let connection = frontEnd.connections[0]
        let message = String(repeating: "x", count: 1 << 20)
        var rest = message.utf8.count - connection.send(message)
        #expect(rest > 0)
        frontEnd.whenRoom = { connection in
            rest -= connection.send(String(repeating: "x", count: rest))
            connection.notifiesRoom = rest > 0
        }
        connection.notifiesRoom = true
        room.runForAMoment()
        #expect(rest > 0)
        room.run("all is sent") {
            _ = peer.text
            return rest == 0
        }
        #expect(peer.text.utf8.count == message.utf8.count)
        let count = frontEnd.events.count
        room.runForAMoment()
        #expect(frontEnd.events.count == count)
    }

    @Test("nothing is read while the front end does not want it, not even the end")
    func backPressure() throws {
        _ = try room.server()
        frontEnd.whenOpened = { $0.isReading = false }
        let peer = try room.connect()
        try peer.send("x")
        peer.close()
        room.run("it is there") { frontEnd.connections.count == 1 }
        room.runForAMoment()
        #expect(frontEnd.events == [.opened])
        frontEnd.connections[0].isReading = true
        room.run("the end is seen") { frontEnd.events.last == .ended }
        #expect(frontEnd.text == "x")
    }

    @Test("a front end that closes within a call hears nothing more")
    func closeWithinCall() throws {
        _ = try room.server()
        frontEnd.whenReceived = { connection in
            connection.close()
            connection.close()
        }
        let peer = try room.connect()
        try peer.send("x")
        room.run("it is closed") { peer.isAtEnd }
        _ = try? peer.send("y")
        room.runForAMoment()
        #expect(frontEnd.events == [.opened, .received("x", hasDescriptors: false)])
    }

    @Test("peers that are there before the front end wait for it")
    func lateFrontEnd() throws {
        let device = try room.devices.add("c", Room.server(.socket(.unix(path: room.path))), .inherited)
        let peer = try room.connect()
        try peer.send("early")
        room.runForAMoment()
        #expect(!device.isFrontEndOpen)
        try device.attach(frontEnd)
        #expect(device.isFrontEndOpen)
        #expect(frontEnd.events.isEmpty)
        room.run("it is served") { frontEnd.text == "early" }
    }

    @Test("a second front end is refused")
    func secondFrontEnd() throws {
        let device = try room.server()
        #expect(throws: QAPIError("chardev 'c' is already in use")) { try device.attach(RecordingFrontEnd()) }
    }

    @Test("an error that stops accepting is said once, costs no passes, and is over when its cause is")
    func acceptError() throws {
        _ = try room.server()
        let peer = try room.connect()
        try peer.send("x")
        let passes = room.loop.confined.statistics.passes
        ForcedErrors.with(.after(0, .tooManyOpenFiles), in: "accept") {
            room.runForAMoment(milliseconds: 250)
        }
        // The looking of the test itself makes the most of them.
        #expect(room.loop.confined.statistics.passes - passes < 400)
        #expect(room.reports.lines == ["character device c: cannot accept: Too many open files"])
        #expect(frontEnd.events.isEmpty)
        room.run("it is served") { frontEnd.text == "x" }
    }

    @Test("a yanked connection ends as if the peer had gone, and the next peer is served")
    func yank() throws {
        let device = try room.server()
        let peer = try room.connect()
        room.run("it is there") { frontEnd.connections.count == 1 }
        frontEnd.whenEnded = { $0.close() }
        device.yank()
        #expect(peer.isAtEnd)
        room.run("the front end learns of it") { frontEnd.events == [.opened, .ended] }
        let next = try room.connect()
        room.run("the next is there") { frontEnd.connections.count == 2 }
        #expect(!next.isAtEnd)
    }

    @Test("start-up waits for the first peer, and says so")
    func waiting() throws {
        let device = try addWaiting()
        var peer: Peer?
        let path = room.path
        room.loop.schedule(at: MonotonicInstant.now.advanced(byNanoseconds: 1_000_000)) {
            peer = try? Peer(StreamSocket(connectingTo: .unix(path: path)))
        }
        #expect(device.waitForPeer())
        #expect(peer != nil)
        #expect(
            room.reports.lines == [
                "info: Apus waiting for connection on: disconnected:unix:\(room.path),server=on"
            ]
        )
        try device.attach(frontEnd)
        room.run("it is served") { frontEnd.events == [.opened] }
    }

    @Test("waiting for a peer ends when the loop is stopped")
    func stoppedWaiting() throws {
        let device = try addWaiting()
        let loop = room.loop
        loop.schedule(at: .now) { loop.stop() }
        #expect(!device.waitForPeer())
    }

    @Test("a stop of the loop that comes along with the first peer is not lost")
    func stopWithPeer() throws {
        let device = try addWaiting()
        _ = try room.connect()
        let loop = room.loop
        loop.schedule(at: .now) { loop.stop() }
        #expect(device.waitForPeer())
        var isLost = false
        loop.schedule(at: MonotonicInstant.now.advanced(byNanoseconds: 50_000_000)) {
            isLost = true
            loop.stop()
        }
        loop.run()
        #expect(!isLost)
    }

    private func addWaiting() throws -> CharacterDevice {
        let address = SocketDeviceAddress.socket(.unix(path: room.path))
        let configuration = SocketConfiguration(address: address, role: .server(waits: true))
        return try room.devices.add("c", .socket(configuration), .inherited)
    }

    @Test("start-up goes on at once where it is not to wait")
    func notWaiting() throws {
        #expect(try room.server().waitForPeer())
        #expect(try room.devices.add("n", .null, .inherited).waitForPeer())
        #expect(room.reports.lines.isEmpty)
    }

    @Test("a peer that cannot be served is sent away, which is said once")
    func unservedPeer() throws {
        _ = try room.server()
        let peers = try [room.connect(), room.connect()]
        ForcedErrors.with(.counted(.noSpace, 2), in: "watch a descriptor") {
            room.run("they are sent away") { peers.allSatisfy(\.isAtEnd) }
        }
        #expect(room.reports.lines == ["character device c: cannot watch a descriptor: No space left on device"])
        let next = try room.connect()
        try next.send("x")
        room.run("the next is served") { frontEnd.text == "x" }
    }
}
