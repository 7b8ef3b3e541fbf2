// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("The life of a server")
struct LifeTests {
    @Test("ends with quit: exit status 0, and the socket's file is gone", arguments: Program.there)
    func quit(program: Program) throws {
        let server = try QMPServer(program)
        var client = try server.client()
        try client.execute("quit")
        #expect(try server.process.wait() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: server.path))
    }

    @Test(
        "ends with a signal: the event, exit status 0, and the socket's file is gone",
        arguments: Program.there,
        [SIGTERM, SIGINT, SIGHUP]
    )
    func signal(program: Program, signal: CInt) throws {
        let server = try QMPServer(program)
        var client = try server.client()
        server.process.send(signal)
        let event = try client.messages.next()
        #expect(event["event"] == "SHUTDOWN")
        #expect(event["data"] == ["guest": false, "reason": "host-signal"])
        #expect(try client.messages.nextLine() == .end)
        #expect(try server.process.wait() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: server.path))
        let number = ProcessInfo.processInfo.processIdentifier
        #expect(server.scratch.text(of: "errors").contains("terminating on signal \(signal) from pid \(number) ("))
    }

    @Test("begins where a killed one left its socket", arguments: Program.there)
    func replaceSocket(program: Program) throws {
        let first = try QMPServer(program)
        first.process.send(SIGKILL)
        #expect(try first.process.wait() == .signal(SIGKILL))
        #expect(FileManager.default.fileExists(atPath: first.path))
        let second = try ChildProcess(program.command + ["-qmp", "unix:\(first.path),server=on,wait=off"])
        _ = try QMPConnection(program.firstConnection(to: second, at: .unix(first.path)))
    }

    @Test("reads commands from a pipe that stays open", arguments: Program.there)
    func standardStreams(program: Program) throws {
        let (childInput, input) = try Descriptor.pipe()
        let (output, childOutput) = try Descriptor.pipe()
        let process = try ChildProcess(
            program.command + ["-qmp", "stdio"],
            input: childInput.number,
            output: childOutput.number
        )
        childInput.close()
        childOutput.close()
        let commands = ["qmp_capabilities", "query-name", "quit"].map { #"{"execute": "\#($0)"}"# }
        try input.write(Array(commands.joined().utf8))
        var messages = MessageReader(output)
        #expect(try messages.next()["QMP"]?["capabilities"] == ["oob"])
        #expect(try messages.next() == ["return": [:]])
        #expect(try messages.next() == ["return": [:]])
        #expect(try messages.next()["event"] == "SHUTDOWN")
        #expect(try messages.next() == ["return": [:]])
        #expect(try messages.nextLine() == .end)
        #expect(try process.wait() == .exit(0))
    }

    @Test("answers all that a pipe brought before it ended", arguments: Program.apusIfThere)
    func endOfInput(program: Program) throws {
        let commands = ["qmp_capabilities", "query-name", "query-iothreads", "quit"].map { #"{"execute": "\#($0)"}"# }
        let run = try ProgramRun(program.command + ["-qmp", "stdio"], input: commands.joined(separator: "\n"))
        #expect(run.ending == .exit(0))
        #expect(run.errors == "")
        #expect(run.output.split(separator: "\r\n").count == 6)
        #expect(run.output.contains(#"{"return": []}"#))
    }

    @Test("waits for a client where it was told to, and says so", arguments: Program.there)
    func waiting(program: Program) throws {
        let scratch = try ScratchFolder()
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let path = scratch.file("qmp")
        let option = "unix:\(path),server=on"
        let process = try ChildProcess(program.command + ["-qmp", option], errors: errors.number)
        let line = " waiting for connection on: disconnected:\(option)\n"
        try Deadline.ofAnswers.poll("line on standard error") {
            scratch.text(of: "errors").hasSuffix(line) ? () : nil
        }
        var client = try QMPConnection(process.connect(to: .unix(path)))
        #expect(try client.execute("query-name") == [:])
    }

    @Test("connects to a client that listens, and again when it was left", arguments: Program.there)
    func clientMode(program: Program) throws {
        let scratch = try ScratchFolder()
        let listener = try Descriptor(listeningAt: .unix(scratch.file("door")))
        let options = ["-chardev", "socket,id=c,path=\(scratch.file("door")),reconnect=1", "-mon", "c,mode=control"]
        let process = try ChildProcess(program.command + options)
        for _ in 1...2 {
            var client = try QMPConnection(listener.accept())
            #expect(try client.execute("query-name") == [:])
        }
        #expect(try process.poll() == nil)
    }

    @Test("keeps a descriptor that it was started with", arguments: Program.there)
    func givenDescriptor(program: Program) throws {
        let (reading, writing) = try Descriptor.pipe()
        let number = writing.number
        let server = try QMPServer(
            program,
            ["-add-fd", "fd=\(number),set=3,opaque=given"],
            inherited: [number]
        )
        writing.close()
        var client = try server.client()
        let sets = try client.execute("query-fdsets")
        #expect(sets.arrayValue?.count == 1)
        #expect(sets.arrayValue?[0]["fdset-id"] == 3)
        #expect(sets.arrayValue?[0]["fds"]?.arrayValue?[0]["opaque"] == "given")
        #expect(try reading.read(until: .after(.zero)) == nil)
        try client.execute("remove-fd", #"{"fdset-id": 3}"#)
        #expect(try reading.read(until: .ofAnswers) == [])
    }

    @Test("lays messages out for people on a pretty monitor", arguments: Program.there)
    func pretty(program: Program) throws {
        let scratch = try ScratchFolder()
        let process = try ChildProcess(
            program.command + ["-qmp-pretty", "unix:\(scratch.file("qmp")),server=on,wait=off"]
        )
        let socket = try program.firstConnection(to: process, at: .unix(scratch.file("qmp")))
        try socket.send(Array(#"{"execute": "qmp_capabilities"}{"execute": "query-iothreads", "id": 1}"#.utf8))
        let end = "    \"id\": 1\r\n}\r\n"
        var text = ""
        try Deadline.ofAnswers.poll("replies") {
            text += String(decoding: try socket.read(until: .ofAnswers) ?? [], as: UTF8.self)
            return text.hasSuffix(end) ? () : nil
        }
        #expect(text.hasPrefix("{\r\n    \"QMP\": {\r\n        \"version\": {\r\n            \"qemu\": {\r\n"))
        let replies = "{\r\n    \"return\": {\r\n    }\r\n}\r\n{\r\n    \"return\": [\r\n    ],\r\n" + end
        #expect(text.hasSuffix("}\r\n" + replies))
    }

    @Test("has a thread of its own for each IOThread", arguments: Program.there)
    func threads(program: Program) throws {
        let server = try QMPServer(program, ["-name", "guest,debug-threads=on", "-object", "iothread,id=one"])
        var client = try server.client()
        let threads = try client.execute("query-iothreads")
        let number = try #require(threads.arrayValue?.first?["thread-id"]?.integerValue)
        let task = "/proc/\(server.process.identifier)/task/\(number)"
        #expect(try String(contentsOfFile: task + "/comm", encoding: .utf8) == "IO one\n")
        try client.execute("object-del", #"{"id": "one"}"#)
        #expect(!FileManager.default.fileExists(atPath: task))
    }

    @Test("goes on for the others when one client reads nothing", arguments: Program.apusIfThere)
    func slowReader(program: Program) throws {
        let server = try QMPServer(program)
        let silent = try server.client()
        let request = Array(String(repeating: #"{"execute": "query-qmp-schema"}"#, count: 1000).utf8)
        // What the server does not take stays with the kernel: the client gives up sending, not the server.
        try? silent.socket.send(request, until: .after(.milliseconds(500)))
        var client = try server.client()
        let start = ContinuousClock.now
        for _ in 1...100 { #expect(try client.execute("query-name") == [:]) }
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(try server.process.residentBytes() < 64 << 20)
    }
}
