// SPDX-License-Identifier: Apache-2.0

import JSON
import LanguageProtocol
import QAPI
import Synchronization
import Testing

@Suite("Generated methods of clients")
struct GeneratedClientTests {
    /// What would be sent, and what is replied to it.
    private final class Executor: CommandExecutor {
        struct Failure: Error {}
        typealias ExecutionFailure = Failure

        private let reply: JSONValue
        private let commands = Mutex<[Swift.String]>([])

        init(replying reply: JSONValue) { self.reply = reply }

        /// The commands with their arguments and deadlines.
        var sent: [Swift.String] { commands.withLock { $0 } }

        func execute<Command: QAPICommand>(_ command: Command, deadline: Duration?) async throws(Failure)
            -> Command.Reply
        {
            var writer = QAPIWriter()
            command.write(to: &writer)
            let text = Swift.String(decoding: writer.json.bytes, as: UTF8.self)
            let limit = deadline.map { " within \($0)" } ?? ""
            commands.withLock { $0.append("\(Command.metadata.name) \(text)\(limit)") }
            guard let reply = try? Command.Reply(from: reply, .client) else { throw Failure() }
            return reply
        }
    }

    @Test("take inline arguments one by one, of which optional ones may be left out, and a deadline")
    func inlineArguments() async throws {
        let client = Executor(replying: 3)
        #expect(try await client.sum(values: [1, 2]) == 3)
        #expect(try await client.sum(values: [], context: 4, deadline: .seconds(5)) == 3)
        #expect(client.sent == [#"sum {"values": [1, 2]}"#, #"sum {"values": [], "context": 4} within 5.0 seconds"#])
    }

    @Test("take arguments of a named type as a whole, and those that the schema leaves open as the command")
    func wholeArguments() async throws {
        let client = Executor(replying: ["name": "reply"])
        #expect(try await client.chain(Chain(name: "a")).name == "reply")
        _ = try await client.open(Commands.Open(driver: "file"))
        #expect(client.sent == [#"chain {"name": "a"}"#, #"open {"driver": "file"}"#])
    }

    @Test("return nothing where the schema returns nothing, and are called what their commands are")
    func noReply() async throws {
        let client = Executor(replying: [:])
        try await client.swift(let: 1, var: "x", `inout`: true)
        try await client.urgent()
        #expect(client.sent == [#"swift {"let": 1, "var": "x", "inout": true}"#, "urgent {}"])
    }

    @Test("throw what their client throws")
    func failure() async {
        let client = Executor(replying: "no number")
        await #expect(throws: Executor.Failure.self) { try await client.sum(values: []) }
    }
}
