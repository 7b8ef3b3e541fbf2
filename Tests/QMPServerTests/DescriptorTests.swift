// SPDX-License-Identifier: Apache-2.0

import QMPServer
import Testing

@Suite("Passed descriptors")
struct DescriptorTests {
    private static let take = #"{"execute": "take"}"#
    private static let nothing = error("nothing to take")

    private static func taken(_ inode: Int64) -> String { #"{"return": \#(inode)}"# }

    @Test("a command takes what came with it")
    func taking() throws {
        let pipe = try TestPipe()
        let client = try TestServer().connect()
        #expect(client.send(Self.take, passing: [pipe.passed]) == [Self.taken(pipe.inode)])
        #expect(pipe.isClosed)
        #expect(client.send(Self.take) == [Self.nothing])
    }

    @Test("of several passed together the first is taken and the others are closed")
    func first() throws {
        let pipes = (try TestPipe(), try TestPipe())
        let client = try TestServer().connect()
        let replies = client.send(Self.take + Self.take, passing: [pipes.0.passed, pipes.1.passed])
        #expect(replies == [Self.taken(pipes.0.inode), Self.nothing])
        #expect(pipes.1.isClosed)
    }

    @Test(
        "what is not taken stays through other commands, failing ones and space",
        arguments: [
            #"{"execute": "echo"}"#, #"{"execute": "fail"}"#, #"{"execute": "nonsense"}"#, "{]", " \n",
            #"{"execute": "take", "arguments": {"x": 1}}"#,
        ]
    )
    func staying(message: String) throws {
        let pipe = try TestPipe()
        let client = try TestServer().connect()
        _ = client.send(message, passing: [pipe.passed])
        #expect(client.send(Self.take) == [Self.taken(pipe.inode)])
    }

    @Test("the next batch replaces one that nobody took")
    func replacing() throws {
        let pipes = (try TestPipe(), try TestPipe())
        let client = try TestServer().connect()
        _ = client.send(#"{"execute": "echo"}"#, passing: [pipes.0.passed])
        #expect(!pipes.0.isClosed)
        _ = client.send(#"{"execute": "echo"}"#, passing: [pipes.1.passed])
        #expect(pipes.0.isClosed)
        #expect(client.send(Self.take) == [Self.taken(pipes.1.inode)])
    }

    @Test("each command of a pipeline finds its own, out-of-band commands enabled or not", arguments: [true, false])
    func pipeline(outOfBand: Bool) throws {
        let pipes = (try TestPipe(), try TestPipe())
        let server = try TestServer()
        let client = server.connect(outOfBand: outOfBand)
        client.put(Array((#"{"execute": "wait"}"#).utf8))
        client.put(Array(Self.take.utf8), passing: [pipes.0.passed])
        client.put(Array(Self.take.utf8), passing: [pipes.1.passed])
        server.run()
        server.answer()
        #expect(client.readLines() == [#"{"return": {}}"#, Self.taken(pipes.0.inode), Self.taken(pipes.1.inode)])
    }

    @Test("an out-of-band command finds its own before those of the queue")
    func outOfBand() throws {
        let pipes = (try TestPipe(), try TestPipe())
        let server = try TestServer()
        let client = server.connect(outOfBand: true)
        client.put(Array((#"{"execute": "wait"}"#).utf8))
        client.put(Array(Self.take.utf8), passing: [pipes.0.passed])
        let replies = client.send(#"{"exec-oob": "take"}"#, passing: [pipes.1.passed])
        #expect(replies == [Self.taken(pipes.1.inode)])
        server.answer()
        #expect(client.readLines() == [#"{"return": {}}"#, Self.taken(pipes.0.inode)])
    }

    @Test("of batches within one message the last counts, and the others are closed at once")
    func oneMessage() throws {
        let pipes = (try TestPipe(), try TestPipe())
        let client = try TestServer().connect()
        _ = client.send(#"{"execute""#, passing: [pipes.0.passed])
        #expect(client.send(#": "take"}"#, passing: [pipes.1.passed]) == [Self.taken(pipes.1.inode)])
        #expect(pipes.0.isClosed)
    }

    @Test("no client makes a server keep many descriptors")
    func bounded() throws {
        let server = try TestServer()
        let client = server.connect()
        client.put(Array((#"{"execute": "wait"}"#).utf8))
        var count = 0
        while client.isReading, count < 100 {
            client.put(Array(Self.take.utf8), passing: [try TestPipe().passed])
            count += 1
        }
        #expect(count == 16)
        server.answer()
        #expect(client.readLines().count == 17)
        #expect(client.isReading)
    }

    @Test("what nobody took is closed when the client goes")
    func leaving() throws {
        let pipes = (try TestPipe(), try TestPipe())
        let client = try TestServer().connect()
        _ = client.send(#"{"execute": "echo"}"#, passing: [pipes.0.passed])
        _ = client.send(" ", passing: [pipes.1.passed])
        client.leave()
        #expect(pipes.0.isClosed)
        #expect(pipes.1.isClosed)
    }

    @Test("what is named stays with the monitor, and no other monitor sees it")
    func naming() throws {
        let pipe = try TestPipe()
        let server = try TestServer()
        let monitor = server.server.makeMonitor()
        let client = server.connect(to: monitor)
        let reply = client.send(#"{"execute": "name", "arguments": {"name": "a"}}"#, passing: [pipe.passed])
        #expect(reply == [#"{"return": {}}"#])
        client.leave()
        let request = #"{"execute": "named", "arguments": {"name": "a"}}"#
        #expect(server.connect().send(request) == [error("no such name")])
        #expect(server.connect(to: monitor).send(request) == [Self.taken(pipe.inode)])
        #expect(pipe.isClosed)
    }

    @Test("a client does not see what another client of its monitor passed")
    func privacy() throws {
        let pipe = try TestPipe()
        let server = try TestServer()
        let monitor = server.server.makeMonitor()
        _ = server.connect(to: monitor).send(#"{"execute": "echo"}"#, passing: [pipe.passed])
        #expect(server.connect(to: monitor).send(Self.take) == [Self.nothing])
    }
}
