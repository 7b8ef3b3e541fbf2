// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Commands")
struct CommandTests {
    /// A command of a schema.
    private struct Echo: QAPICommand {
        struct Reply: QAPIObject {
            let text: String
            var unrecognizedMembers = JSONObject()

            init(reading reader: inout ObjectReader) throws(DecodingError) {
                text = try reader.member("text")
                unrecognizedMembers = try reader.unrecognizedMembers()
            }

            func writeMembers(to writer: inout QAPIWriter) { writer.member("text", text) }
        }

        static let metadata = CommandMetadata(name: "echo")
        let text: String

        init(text: String) { self.text = text }
        init(reading reader: inout ObjectReader) throws(DecodingError) { text = try reader.member("text") }
        func writeMembers(to writer: inout QAPIWriter) { writer.member("text", text) }
    }

    @Test("one of a schema takes and gives its types, and what a newer server adds is kept")
    func typed() async throws {
        let pair = try await Pair { peer in
            let (command, request) = try peer.expect(Echo.self)
            try peer.reply(to: request, ["text": .string(command.text), "more": 1])
        }
        let reply = try await pair.client.execute(Echo(text: "hello"))
        #expect(reply.text == "hello")
        #expect(reply.unrecognizedMembers == ["more": 1])
        try await pair.finish()
    }

    @Test("a reply that the schema does not allow is an error that says where, and the connection goes on")
    func unexpectedReply() async throws {
        let pair = try await Pair { peer in
            try peer.reply(to: try peer.receive(), ["text": 5])
            try peer.reply(to: try peer.receive(), "next")
        }
        let message = await failure { () throws(QMPClientError) in _ = try await pair.client.execute(Echo(text: "")) }
        #expect(
            message == "The reply is not what the schema says: Invalid parameter type for 'text', expected: string"
        )
        #expect(try await pair.client.execute("next") == "next")
        try await pair.finish()
    }

    @Test("an error of the server has class and text, and the connection goes on")
    func serverError() async throws {
        let pair = try await Pair { peer in
            try peer.fail(try peer.receive(), QAPIError(.deviceNotFound, "no such device"))
            try peer.reply(to: try peer.receive(), "next")
        }
        let error = await #expect(throws: QMPClientError.self) { try await pair.client.execute("device_del") }
        guard case .server(QAPIError(.deviceNotFound, "no such device"))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await pair.client.execute("next") == "next")
        try await pair.finish()
    }

    @Test("many are under way at once, and replies find them in any order")
    func manyAtOnce() async throws {
        let pair = try await Pair { peer in
            var requests: [QMPTestRequest] = []
            for _ in 0..<20 { requests.append(try peer.receive()) }
            for request in requests.reversed() { try peer.reply(to: request, request.arguments["number"] ?? nil) }
        }
        let client = pair.client
        let sum = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let value = JSONValue.integer(Int64(number))
                    return try await client.execute("echo", arguments: ["number": value]) == value
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sum == 20)
        try await pair.finish()
    }

    @Test("a reply of two megabytes in pieces comes whole")
    func longReply() async throws {
        let text = String(repeating: "0123456789", count: 200_000)
        let pair = try await Pair { peer in
            peer.setChunking(QMPTestPeer.Chunking(size: 100_000))
            try peer.reply(to: try peer.receive(), .string(text))
        }
        #expect(try await pair.client.execute("long") == .string(text))
        try await pair.finish()
    }

    @Test("a command of two megabytes is sent whole, and others after it")
    func longCommand() async throws {
        let text = String(repeating: "0123456789", count: 200_000)
        let pair = try await Pair { peer in
            for _ in 0..<2 {
                let request = try peer.receive()
                try peer.reply(to: request, .integer(Int64(request.arguments["text"]?.stringValue?.utf8.count ?? -1)))
            }
        }
        let client = pair.client
        async let first = client.execute("long", arguments: ["text": .string(text)])
        async let second = client.execute("long", arguments: ["text": .string(text)])
        #expect(try await [first, second] == [2_000_000, 2_000_000])
        try await pair.finish()
    }

    @Test("what JSON cannot express is not sent, and the connection goes on")
    func notExpressible() async throws {
        let pair = try await Pair { peer in try peer.reply(to: try peer.receive(), "next") }
        let error = await #expect(throws: QMPClientError.self) {
            try await pair.client.execute("sleep", arguments: ["seconds": .number(.nan)])
        }
        #expect(error.map { "\($0)" }?.contains("not finite") == true)
        #expect(try await pair.client.execute("next") == "next")
        try await pair.finish()
    }

    @Test(
        "an out-of-band command goes ahead where that is enabled, and is refused where it is not",
        arguments: [true, false]
    )
    func outOfBand(isEnabled: Bool) async throws {
        let pair = try await Pair(options { $0.enablesOutOfBand = isEnabled }) { peer in
            let request = try peer.receive()
            try peer.reply(to: request, .bool(request.isOutOfBand))
        }
        let client = pair.client
        if isEnabled {
            #expect(try await client.execute("yank", outOfBand: true) == true)
        } else {
            let message = await failure { () throws(QMPClientError) in try await client.execute("yank", outOfBand: true)
            }
            #expect(message == "Out-of-band commands are not enabled")
            #expect(try await client.execute("yank") == false)
        }
        try await pair.finish()
    }

    @Test("what is under way when the server goes, in the midst of a reply, fails, and so does what comes after")
    func closed() async throws {
        let pair = try await Pair { peer in
            let request = try peer.receive()
            try peer.send(.reply(JSONValue.string("a long reply"), id: request.id), only: 12)
        }
        for _ in 0..<2 {
            let message = await failure { () throws(QMPClientError) in try await pair.client.execute("query-name") }
            #expect(message == "The server closed the connection")
        }
        try await pair.finish()
    }

    @Test("a violation ends the connection, and all that is under way with it")
    func violation() async throws {
        let pair = try await Pair { peer in
            _ = try peer.receive()
            try peer.send(QMPTestMessage(text: #"{"return": {}, "id": "not ours"}"#))
            _ = try? peer.receive()
        }
        for _ in 0..<2 {
            let message = await failure { () throws(QMPClientError) in try await pair.client.execute("query-name") }
            #expect(message == "The server replied to what was not asked")
        }
        #expect(pair.client.closeReason.map { "\($0)" } == "The server replied to what was not asked")
        try await pair.finish()
    }

    @Test("what is under way when the client closes fails, and closing again does nothing")
    func closing() async throws {
        let received = Gate()
        let pair = try await Pair { peer in
            _ = try peer.receive()
            received.open()
            _ = try? peer.receive()
        }
        let client = pair.client
        let task = Task { await failure { () throws(QMPClientError) in try await client.execute("query-name") } }
        await received.opened()
        await client.close()
        #expect(await task.value == "The connection is closed")
        await client.close()
        try await pair.finish()
    }

    @Test("a client that nobody refers to any more disconnects")
    func letGo() async throws {
        let server = try QMPTestServer { peer in
            try peer.negotiate()
            #expect(throws: QMPTestError.disconnected) { try peer.receive() }
        }
        _ = try await QMPClient.connect(to: .unix(server.path))
        try await server.finish()
    }
}
