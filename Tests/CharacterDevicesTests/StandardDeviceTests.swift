// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// The device on standard input and output, with pipes in their place.
@Suite(.timeLimit(.minutes(1))) struct StandardDeviceTests {
    let room: Room
    let input: PipeEnds
    let output: PipeEnds
    var frontEnd: RecordingFrontEnd { room.frontEnd }

    init() throws {
        let input = try PipeEnds()
        let output = try PipeEnds()
        self.input = input
        self.output = output
        room = try Room { (keepsSignals) throws(SystemCallError) in
            try StandardInputOutput(
                try input.pipe.readEnd.duplicate(),
                try output.pipe.writeEnd.duplicate(),
                keepsSignals: keepsSignals
            )
        }
    }

    /// A pipe that several hold.
    final class PipeEnds {
        let pipe: Pipe
        init() throws(SystemCallError) { pipe = try Pipe() }

        /// Whether reading from it, and writing to it, returns rather than waits.
        var modes: [Bool] { [pipe.readEnd.isNonblocking, pipe.writeEnd.isNonblocking] }
    }

    @Test("bytes go both ways, up to the end of the input")
    func bothWays() throws {
        let device = try room.devices.add("c", .stdio(signals: true), .inherited)
        try device.attach(frontEnd)
        #expect(device.fileName == "stdio")
        try input.pipe.writeEnd.writeAll("question")
        room.run("it comes") { frontEnd.text == "question" }
        frontEnd.connections[0].send("answer")
        #expect(frontEnd.connections[0].canPassDescriptors == false)
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = try #require(try output.pipe.readEnd.readAvailable(into: &buffer))
        #expect(String(decoding: buffer[..<count], as: UTF8.self) == "answer")
    }

    @Test("one device at a time has the streams")
    func onlyOne() throws {
        try room.devices.add("c", .stdio(signals: true), .inherited)
        #expect(throws: QAPIError("cannot use stdio by multiple character devices")) {
            try room.devices.add("d", .stdio(signals: true), .inherited)
        }
        try room.devices.remove("c")
        try room.devices.add("d", .stdio(signals: true), .inherited)
    }

    @Test("the streams never wait while the device is there, and are as before afterwards")
    func modes() throws {
        try input.pipe.readEnd.setNonblocking(true)
        try room.devices.add("c", .stdio(signals: false), .inherited)
        #expect(input.modes == [true, false])
        #expect(output.modes == [false, true])
        try room.devices.remove("c")
        #expect(input.modes == [true, false])
        #expect(output.modes == [false, false])
    }

    @Test("a reader that does not read makes nobody wait")
    func slowReader() throws {
        try room.devices.add("c", .stdio(signals: true), .inherited).attach(frontEnd)
        room.run("it is open") { !frontEnd.connections.isEmpty }
        let connection = frontEnd.connections[0]
        #expect(connection.send(String(repeating: "x", count: 1 << 20)) < 1 << 20)
        connection.notifiesRoom = true
        room.runForAMoment()
        #expect(frontEnd.events == [.opened])
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        _ = try output.pipe.readEnd.readAvailable(into: &buffer)
        room.run("there is room") { frontEnd.events == [.opened, .hasRoom] }
    }
}

extension OwnedDescriptor {
    /// Writes a text that there is room for.
    func writeAll(_ text: String) throws {
        let bytes = Array(text.utf8)
        _ = try writeAvailable(bytes.span)
    }
}
