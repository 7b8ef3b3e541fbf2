// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import SystemCalls
import Testing

@Suite("CommandRegistry")
struct CommandRegistryTests {
    /// A connection over which no descriptor came and on which nothing is to be agreed.
    private final class Session: CommandSession {
        let namedDescriptors = NamedDescriptors()

        func takeDescriptor() -> OwnedDescriptor? { nil }

        func negotiate(enabling capabilities: [String]) throws(QAPIError) {}
    }

    private let context = CommandContext(session: Session())

    private func call(_ registry: CommandRegistry, _ arguments: JSONObject) throws -> any QAPIValue {
        guard case .immediate(let call) = try #require(registry["sample-tree"]).call else {
            throw QAPIError("the command is not immediate")
        }
        return try call(arguments, context)
    }

    @Test("calls the implementation with decoded arguments and hands its value back")
    func callsImplementation() throws {
        var registry = CommandRegistry()
        registry.add(
            SampleTree.self,
            calling: { (command, _) throws(QAPIError) -> SampleLeaf in
                guard let leaf = command.leaves?.first else { throw QAPIError(.deviceNotFound, "no leaf") }
                return leaf
            }
        )
        let reply = try call(registry, ["leaves": .array([.object(["size": .integer(9)])])])
        #expect(try reply.json() == .object(["size": .integer(9)]))
    }

    @Test("passes the implementation's error on")
    func passesErrors() throws {
        var registry = CommandRegistry()
        registry.add(
            SampleTree.self,
            calling: { (_, _) throws(QAPIError) -> SampleLeaf in
                throw QAPIError(.deviceNotFound, "no leaf")
            }
        )
        let error = #expect(throws: QAPIError.self) { try call(registry, [:]) }
        #expect(error == QAPIError(.deviceNotFound, "no leaf"))
    }

    @Test("turns wrong arguments into a GenericError")
    func wrongArguments() throws {
        var registry = CommandRegistry()
        registry.add(SampleTree.self, calling: { (_, _) throws(QAPIError) -> SampleLeaf in throw QAPIError("called") })
        let error = #expect(throws: QAPIError.self) { try call(registry, ["later": .null]) }
        #expect(error == QAPIError(.genericError, "Parameter 'later' is unexpected"))
    }

    @Test("has no entry for a command that was not added")
    func unknownCommand() {
        #expect(CommandRegistry()["sample-tree"] == nil)
    }

    @Test("tells what the schema says of each command")
    func metadata() {
        var registry = CommandRegistry()
        registry.add(SampleTree.self, calling: { (_, _) throws(QAPIError) -> SampleLeaf in throw QAPIError("called") })
        #expect(registry.commands.map(\.name) == ["sample-tree"])
        #expect(registry.commands.first?.flags == [.allowsPreconfig])
        #expect(registry.commands.first?.specialFeatures == [.unstable])
    }

    @Test("answers a deferred command once, when its handle is used")
    func deferred() throws {
        var registry = CommandRegistry()
        let box = HandleBox()
        registry.add(SampleTree.self, deferring: { _, _, reply in box.handle = consume reply })
        let outcomes = Outcomes()
        guard case .deferred(let call) = try #require(registry["sample-tree"]).call else {
            Issue.record("the command is not deferred")
            return
        }
        try call([:], context) { outcomes.all.append($0) }
        #expect(outcomes.all.isEmpty)
        box.handle.take()?.fail(QAPIError("too late"))
        #expect(outcomes.errors == [QAPIError("too late")])
    }

    @Test("answers with an error for a handle that is dropped")
    func dropped() throws {
        var registry = CommandRegistry()
        registry.add(SampleTree.self, deferring: { _, _, reply in _ = consume reply })
        let outcomes = Outcomes()
        guard case .deferred(let call) = try #require(registry["sample-tree"]).call else {
            Issue.record("the command is not deferred")
            return
        }
        try call([:], context) { outcomes.all.append($0) }
        #expect(outcomes.errors == [QAPIError("The command was abandoned")])
    }

    private final class HandleBox {
        var handle: ReplyHandle<SampleLeaf>?
    }

    private final class Outcomes {
        var all: [Result<any QAPIValue, QAPIError>] = []

        var errors: [QAPIError] {
            all.compactMap { outcome in
                guard case .failure(let error) = outcome else { return nil }
                return error
            }
        }
    }
}
