// SPDX-License-Identifier: Apache-2.0

import JSON
import LanguageProtocol
import QAPI
import Testing

@Suite("Generated servers")
struct GeneratedServerTests {
    private let server = LanguageServer()
    private let registry: CommandRegistry

    init() {
        var registry = CommandRegistry()
        registry.addSchemaCommands(of: server)
        registry.addShapesCommands(of: server)
        self.registry = registry
    }

    private func call(
        _ name: Swift.String,
        _ arguments: Swift.String,
        isOutOfBand: Bool = false
    ) throws -> JSONValue {
        guard case .immediate(let call) = try #require(registry[name]).call else {
            throw QAPIError("\(name) is not immediate")
        }
        let json = try JSONValue(parsing: Array(arguments.utf8))
        let context = CommandContext(session: TestSession(), isOutOfBand: isOutOfBand)
        return try call(try #require(json.objectValue), context).json()
    }

    @Test("have every command of the schema whose condition holds")
    func allCommands() {
        #expect(Set(registry.commands.map(\.name)) == Set(Commands.all.map { $0.metadata.name }))
    }

    @Test("take inline arguments one by one")
    func inlineArguments() throws {
        #expect(try call("sum", #"{"values": [1, 2], "context": 10}"#) == 13)
    }

    @Test("take arguments of a named type as a whole")
    func namedArguments() throws {
        let shape = #"{"name": "a", "kind": "circle", "radius": 0.5}"#
        #expect(try call("shape", shape) == JSONValue(parsing: Array(shape.utf8)))
        #expect(try call("boxed", #"{"always": 1, "defined": 2}"#) == [["name": "2"]])
    }

    @Test("return an empty object where the schema returns nothing")
    func returnsNothing() throws {
        #expect(try call("silent", "{}") == [:])
        #expect(server.log == ["silent"])
    }

    @Test("keep what an open command was given beyond the schema")
    func openCommand() throws {
        #expect(try call("open", #"{"driver": "e1000", "mac": 1}"#) == ["raw": true])
        #expect(server.log == [#"open e1000 ["mac"]"#])
    }

    @Test("refuse members of a command whose reply alone is not generated")
    func openReply() throws {
        #expect(try call("raw", "{}") == ["name": "raw"])
        #expect(throws: QAPIError("Parameter 'surplus' is unexpected")) { try call("raw", #"{"surplus": 1}"#) }
    }

    @Test("tell the implementation that it runs out of band")
    func outOfBand() throws {
        _ = try call("urgent", "{}", isOutOfBand: true)
        #expect(server.log == ["urgent"])
    }

    @Test("refuse wrong arguments before the implementation sees them")
    func wrongArguments() {
        let error = #expect(throws: QAPIError.self) { try call("sum", #"{"values": [1, "2"]}"#) }
        #expect(error == QAPIError("Invalid parameter type for 'values[1]', expected: integer"))
    }

    @Test("pass on the implementation's error with its class")
    func implementationError() {
        let error = #expect(throws: QAPIError.self) { try call("chain", #"{"name": "x"}"#) }
        #expect(error == QAPIError(.deviceNotFound, "no x"))
    }

    @Test("answer a coroutine command when its handle is used")
    func coroutine() throws {
        guard case .deferred(let call) = try #require(registry["later"]).call else {
            Issue.record("later is not deferred")
            return
        }
        var answers: [JSONValue] = []
        try call(["seconds": 1], CommandContext(session: TestSession())) { outcome in
            if case .success(let value) = outcome, let json = try? value.json() { answers.append(json) }
        }
        #expect(answers == [])
        server.keepPromise()
        #expect(answers == [["name": "kept"]])
    }
}
