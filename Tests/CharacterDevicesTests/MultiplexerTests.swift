// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// A device that several front ends share.
@Suite(.timeLimit(.minutes(1))) struct MultiplexerTests {
    private let room: Room
    private let device: CharacterDevice
    private let peer: Peer
    private let second = RecordingFrontEnd()
    private var first: RecordingFrontEnd { room.frontEnd }

    init() throws {
        room = try Room()
        let configuration = Room.server(.socket(.unix(path: room.path)))
        device = try room.devices.add("m", .multiplexed(configuration), .inherited)
        try device.attach(second)
        try device.attach(room.frontEnd)
        peer = try room.connect()
        let second = second
        let first = room.frontEnd
        room.run("both have the peer") { !first.connections.isEmpty && !second.connections.isEmpty }
    }

    /// What the peer has been sent, once it is as long as expected.
    private func sent(_ count: Int) -> String {
        room.run("the peer is sent \(count) bytes") { peer.text.utf8.count >= count }
        return peer.text
    }

    @Test("the latest front end is typed to, until the keys choose the next")
    func switches() throws {
        try peer.send("one\u{1}ctwo\u{1}cthree")
        room.run("it comes") { first.text == "onethree" }
        #expect(second.text == "two")
    }

    @Test("front ends hear when they are typed to, and when no more")
    func tellsFocus() throws {
        #expect([first, second].map { $0.connections[0].isFocused } == [true, false])
        try peer.send("\u{1}c")
        room.run("both have heard") { first.focusChanges == [false] && second.focusChanges == [true] }
        let third = RecordingFrontEnd()
        try device.attach(third)
        #expect(second.focusChanges == [true, false])
        room.run("the latest has the peer") { third.connections.first?.isFocused == true }
    }

    @Test("what each front end sends goes out")
    func sends() throws {
        first.connections[0].send("from one, ")
        second.connections[0].send("from two")
        #expect(sent(18) == "from one, from two")
    }

    @Test("the keys tell of themselves, and nobody else hears of them")
    func helps() throws {
        try peer.send("\u{1}h")
        let text = sent(100)
        #expect(text.contains("Ctrl-A X        end the program\r\n"))
        #expect(first.text == "")
    }

    @Test("the keys end the program")
    func quits() throws {
        try peer.send("\u{1}x")
        room.run("it ends") { room.reports.quits == 1 }
        #expect(sent(10).contains("terminated"))
    }

    @Test("what a front end does not read waits for it, and the keys go on to work")
    func waits() throws {
        first.connections[0].isReading = false
        try peer.send("late")
        try peer.send("\u{1}ctoo")
        room.run("the other one has its own") { second.text == "too" }
        #expect(first.text == "")
        first.connections[0].isReading = true
        room.run("it comes") { first.text == "late" }
    }

    @Test("the peer is held back once much waits")
    func holdsBack() throws {
        first.connections[0].isReading = false
        let text = String(repeating: "x", count: 1 << 20)
        var count = 0
        for _ in 1...10 {
            count += try peer.send(text)
            room.runForAMoment()
        }
        #expect(count < 1 << 20)
        first.connections[0].isReading = true
        room.run("all of it comes") { first.text.utf8.count == count }
    }

    @Test("the peer's connection ends when no front end has it any more, and the next one is served")
    func endsAndBegins() throws {
        first.connections[0].close()
        room.runForAMoment()
        try peer.send("\u{1}cstill")
        room.run("the other is there") { second.text == "still" }
        second.connections[0].close()
        _ = try room.connect()
        room.run("both have the next peer") { first.connections.count == 2 && second.connections.count == 2 }
    }

    @Test("it is listed as such, and only as one")
    func isListed() throws {
        #expect(device.fileName == "mux")
        #expect(room.devices.list.count == 1)
        #expect(device.isYankable)
    }
}
