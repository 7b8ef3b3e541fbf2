// SPDX-License-Identifier: Apache-2.0

import Glibc
import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// Devices over files.
@Suite(.timeLimit(.minutes(1))) struct FileDeviceTests {
    let room: Room
    var frontEnd: RecordingFrontEnd { room.frontEnd }

    init() throws { room = try Room() }

    private func add(input: String? = nil, appends: Bool = false) throws -> CharacterDevice {
        let configuration = FileConfiguration(
            outputPath: room.directory.path(of: "o"),
            inputPath: input.map { room.directory.path(of: $0) },
            appends: appends
        )
        let device = try room.devices.add("c", .file(configuration), .inherited)
        try device.attach(frontEnd)
        return device
    }

    private var output: String { (try? text("o")) ?? "" }

    private func text(_ entry: String) throws -> String {
        String(decoding: try FileSystem.readFile(room.directory.path(of: entry)), as: UTF8.self)
    }

    private func write(_ text: String, _ entry: String) throws {
        try FileSystem.writeFile(room.directory.path(of: entry), Array(text.utf8))
    }

    @Test("output takes the place of what the file has, or goes behind it", arguments: [false, true])
    func writing(appends: Bool) throws {
        try write("old ", "o")
        let device = try add(appends: appends)
        #expect(device.fileName == "file")
        room.run("it is open") { frontEnd.events == [.opened] }
        #expect(frontEnd.connections[0].send("new") == 3)
        #expect(output == (appends ? "old new" : "new"))
    }

    @Test("without an input nothing comes, not even an end")
    func noInput() throws {
        _ = try add()
        room.runForAMoment()
        #expect(frontEnd.events == [.opened])
    }

    @Test("an input is read to its end")
    func reading() throws {
        try write(String(repeating: "question ", count: 20000), "i")
        _ = try add(input: "i")
        room.run("the end is seen") { frontEnd.events.last == .ended }
        #expect(frontEnd.text.utf8.count == 180000)
        #expect(frontEnd.connections[0].send("answer") == 6)
        #expect(output == "answer")
    }

    @Test("a file that cannot be opened is refused, and the other closed", arguments: ["missing", "a/o"])
    func missing(name: String) throws {
        let path = room.directory.path(of: name)
        let isInput = name == "missing"
        let output = isInput ? room.directory.path(of: "o") : path
        let configuration = FileConfiguration(outputPath: output, inputPath: isInput ? path : nil)
        #expect(throws: QAPIError("Could not open '\(path)': No such file or directory")) {
            try room.devices.add("c", .file(configuration), .inherited)
        }
        #expect(room.devices.list.isEmpty)
    }

    @Test("a named pipe is read once somebody writes, and has its end when nobody does any more")
    func inputPipe() throws {
        let path = room.directory.path(of: "i")
        // SAFETY: the string lives as long as the call.
        try #require(unsafe mkfifo(path, 0o600) == 0)
        _ = try add(input: "i")
        room.runForAMoment()
        #expect(frontEnd.events == [.opened])
        try writeOnce("question", to: path)
        room.run("the end is seen") { frontEnd.events.last == .ended }
        #expect(frontEnd.text == "question")
    }

    private func writeOnce(_ text: String, to path: String) throws {
        let writer = try room.sets.open(path, .writeOnly)
        try writer.descriptor.writeAll(text)
    }

    @Test("a named pipe that nobody reads is refused, rather than waited for")
    func outputPipe() throws {
        let path = room.directory.path(of: "o")
        // SAFETY: the string lives as long as the call.
        try #require(unsafe mkfifo(path, 0o600) == 0)
        #expect(throws: QAPIError("Could not open '\(path)': No such device or address")) { try add() }
    }

    @Test("a file of a descriptor set is in use as long as the device is there")
    func descriptorSet() throws {
        let pipe = try Pipe()
        let added = try room.sets.add(try pipe.writeEnd.duplicate())
        let configuration = FileConfiguration(outputPath: "/dev/fdset/\(added.set)", appends: true)
        try room.devices.add("c", .file(configuration), .inherited).attach(frontEnd)
        room.run("it is open") { frontEnd.events == [.opened] }
        frontEnd.connections[0].send("x")
        try pipe.readEnd.setNonblocking(true)
        var buffer: [UInt8] = [0, 0]
        #expect(try pipe.readEnd.readAvailable(into: &buffer) == 1)
        #expect(buffer[0] == UInt8(ascii: "x"))
    }
}
