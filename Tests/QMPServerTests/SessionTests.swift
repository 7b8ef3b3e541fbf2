// SPDX-License-Identifier: Apache-2.0

import QAPI
import QMPServer
import QMPWire
import Testing

@Suite("Sessions")
struct SessionTests {
    private static let done = #"{"return": {}}"#

    private static func reply(_ id: Int) -> String { #"{"return": {}, "id": \#(id)}"# }

    @Test("several clients of a monitor have each their own negotiation and replies")
    func severalClients() throws {
        let server = try TestServer()
        let monitor = server.server.makeMonitor()
        let first = server.connect(to: monitor)
        let second = server.connect(to: monitor, negotiating: true)
        #expect(monitor.admitsSeveralPeers)
        #expect(first.send(#"{"execute": "echo", "id": 1}"#) == [Self.reply(1)])
        #expect(second.readLines().count == 1)
        #expect(second.send(#"{"execute": "echo"}"#).first?.contains("Expecting capabilities") == true)
        #expect(first.readLines().isEmpty)
    }

    @Test("a client that has to wait for its answer does not keep others waiting")
    func independence() throws {
        let server = try TestServer()
        let first = server.connect()
        let second = server.connect()
        #expect(first.send(#"{"execute": "wait", "id": 1}{"execute": "echo", "id": 2}"#).isEmpty)
        #expect(second.send(#"{"execute": "echo", "id": 3}"#) == [Self.reply(3)])
        server.answer()
        #expect(first.readLines() == [Self.reply(1), Self.reply(2)])
    }

    @Test("out-of-band commands are executed while one in band waits")
    func outOfBand() throws {
        let server = try TestServer()
        let client = server.connect(outOfBand: true)
        #expect(client.send(#"{"execute": "wait", "id": 1}{"execute": "echo", "id": 2}"#).isEmpty)
        #expect(client.send(#"{"exec-oob": "echo", "id": 3}"#) == [Self.reply(3)])
        #expect(client.send(#"{"exec-oob": "wait-oob", "id": 4}"#).isEmpty)
        server.answer()
        #expect(client.readLines() == [Self.reply(1), Self.reply(2)])
        server.answer()
        #expect(client.readLines() == [Self.reply(4)])
    }

    @Test("a deferred command can be answered at once, and fail later")
    func deferredOutcomes() throws {
        let server = try TestServer()
        let client = server.connect()
        #expect(client.send(#"{"execute": "wait", "arguments": {"now": 1}}"#) == [#"{"return": "at once"}"#])
        _ = client.send(#"{"execute": "wait", "id": 1}"#)
        server.answer(.failure(QAPIError(.deviceNotFound, "gone")))
        #expect(client.readLines() == [error("gone", id: "1", class: "DeviceNotFound")])
    }

    @Test("what is answered after the client is gone is dropped, and what it still asked is not executed")
    func goneClient() throws {
        let server = try TestServer()
        let client = server.connect()
        _ = client.send(#"{"execute": "wait"}{"execute": "echo"}"#)
        client.leave()
        server.answer()
        #expect(client.readLines().isEmpty)
        #expect(server.executed == ["wait"])
        #expect(server.connect().send(#"{"execute": "echo"}"#) == [Self.done])
    }

    @Test("a server that is about to end executes nothing more")
    func endingServer() throws {
        let server = try TestServer()
        let client = server.connect()
        server.server.isEnding = true
        #expect(client.send(#"{"execute": "echo"}"#).isEmpty)
        #expect(server.executed == [])
    }

    @Test("a server that goes disconnects its clients, and what is answered later is dropped")
    func goneServer() throws {
        var server: TestServer? = try TestServer()
        let client = try #require(server?.connect())
        _ = client.send(#"{"execute": "wait"}"#)
        let reply = try #require(server?.waiting.first)
        server = nil
        client.server = nil
        #expect(client.isClosed)
        reply(.success(EmptyObject()))
        #expect(client.send(" ").isEmpty)
    }

    @Test("after the end of input what came before is answered, and then the connection closed")
    func end() throws {
        let server = try TestServer()
        let client = server.connect()
        client.put(
            Array(#"{"execute": "echo", "id": 1}{"execute": "wait", "id": 2}{"execute": "echo", "id": 3}{"#.utf8)
        )
        client.end()
        #expect(client.readLines() == [Self.reply(1)])
        #expect(!client.isClosed)
        server.answer()
        #expect(client.readLines() == [Self.reply(2), Self.reply(3)])
        #expect(client.isClosed)
    }

    @Test("after the end of input the connection stays until all is read")
    func endWithUnreadReplies() throws {
        let client = try TestServer().connect()
        client.room = 4
        client.put(Array(#"{"execute": "echo"}"#.utf8))
        client.end()
        #expect(!client.isClosed)
        client.takeMore(100)
        #expect(client.isClosed)
        #expect(client.readLines() == [Self.done])
    }

    @Test("a client that asks on without reading is not read from until it reads, and then gets all its replies")
    func backPressure() throws {
        var limits = ServerWire.Limits()
        limits.outputBytes = 1000
        let server = try TestServer(limits: limits)
        let client = server.connect()
        client.room = 0
        client.put(Array(String(repeating: #"{"execute": "echo"}"#, count: 5000).utf8))
        server.run()
        #expect(!client.isReading)
        #expect(server.executed.count < 100)
        client.room = .max
        client.takeMore(0)
        while client.isReading == false || server.executed.count < 5000 {
            let before = server.executed.count
            server.run()
            try #require(server.executed.count > before || client.isReading)
        }
        server.run()
        #expect(client.readLines().count == 5000)
        #expect(server.logLines.isEmpty)
    }

    @Test("a client that reads no events is disconnected when too many wait, which is logged once")
    func slowReader() throws {
        var limits = ServerWire.Limits()
        limits.outputBytes = 500
        limits.heldEventBytes = 500
        let server = try TestServer(limits: limits)
        let slow = server.connect()
        let other = server.connect()
        slow.room = 0
        for _ in 0..<20 {
            server.server.emit(SampleEvent(port: "a"))
            server.run()
        }
        #expect(slow.isClosed)
        #expect(server.logLines.count == 1)
        #expect(server.logLines.first?.hasPrefix("client: disconnected, as it does not read") == true)
        #expect(other.readLines().count == 20)
    }
}
