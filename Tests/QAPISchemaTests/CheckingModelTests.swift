// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct CheckingModelTests {
    @Test("keeps what a command says")
    func command() throws {
        let schema = try check(
            """
            { 'command': 'go', 'data': { 'a': 'int', '*b': [ 'Ab' ] }, 'returns': 'Ab', 'if': 'X', 'features': [ 'f' ],
              'allow-oob': true, 'allow-preconfig': true, 'gen': false, 'success-response': false }
            { 'struct': 'Ab', 'data': {} }
            """
        )
        let command = try #require(schema.commands.first)
        #expect(command.name == "go")
        #expect(schema.name(command.arguments) == "q_obj_go-arg")
        #expect(schema.name(command.returns) == "Ab")
        #expect(command.flags.allowsOutOfBand && command.flags.allowsPreconfig)
        #expect(!command.flags.isGenerated && !command.flags.sendsSuccessResponse)
        #expect(!command.flags.isBoxed && !command.flags.isCoroutine)
        #expect(command.condition == .defined("X"))
        #expect(command.features.map(\.name) == ["f"])
        #expect(command.location.line == 1)
        let arguments = try schema.object("q_obj_go-arg")
        #expect(arguments.isImplicit)
        #expect(arguments.localMembers.map(\.name) == ["a", "b"])
        #expect(arguments.localMembers.map(\.isOptional) == [false, true])
        #expect(arguments.localMembers.map { schema.name($0.type) } == ["int", "AbList"])
        #expect(try schema.type("q_obj_go-arg").condition == .defined("X"))
    }

    @Test("makes no type for data without members")
    func noData() throws {
        let schema = try check("{ 'command': 'go', 'data': {} } { 'event': 'GO', 'data': {} }")
        #expect(schema.commands.first?.arguments == nil)
        #expect(schema.events.first?.data == nil)
        #expect(schema.name(schema.emptyObject) == "q_empty")
    }

    @Test("keeps what an event says")
    func event() throws {
        let schema = try check("{ 'struct': 'Ab', 'data': {} } { 'event': 'GO_ON', 'data': 'Ab', 'boxed': true }")
        let event = try #require(schema.events.first)
        #expect(event.name == "GO_ON" && event.isBoxed)
        #expect(schema.name(event.data) == "Ab")
    }

    @Test("completes a union with an empty branch for each value left")
    func impliedBranches() throws {
        let schema = try check(
            """
            { 'enum': 'Kind', 'data': [ 'none', { 'name': 'ram', 'if': 'RAM' }, { 'name': 'rom', 'if': 'ROM' } ] }
            { 'struct': 'Ram', 'data': {} }
            { 'union': 'Memory', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind',
              'data': { 'ram': { 'type': 'Ram', 'if': 'RAM' } } }
            """
        )
        let union = try schema.object("Memory")
        #expect(schema.name(union.base) == "q_obj_Memory-base")
        #expect(union.localMembers.isEmpty)
        let variants = try #require(union.variants)
        #expect(variants.tag == "kind")
        #expect(schema.name(variants.tagType) == "Kind")
        #expect(variants.branches.map(\.name) == ["ram", "none", "rom"])
        #expect(variants.branches.map { schema.name($0.type) } == ["Ram", "q_empty", "q_empty"])
        #expect(variants.branches.map(\.condition) == [.defined("RAM"), nil, .defined("ROM")])
    }

    @Test("finds the discriminator in a base of the base")
    func inheritedDiscriminator() throws {
        let schema = try check(
            """
            { 'enum': 'Kind', 'data': [ 'a' ] }
            { 'struct': 'Top', 'data': { 'kind': 'Kind' } }
            { 'struct': 'Base', 'base': 'Top', 'data': { 'x': 'int' } }
            { 'union': 'Ab', 'base': 'Base', 'discriminator': 'kind', 'data': {} }
            """
        )
        let union = try schema.object("Ab")
        #expect(schema.name(union.variants?.tagType) == "Kind")
        #expect(schema.members(of: union).map(\.name) == ["kind", "x"])
    }

    @Test("keeps values, prefix, conditions and features of an enumeration")
    func enumeration() throws {
        let schema = try check(
            "{ 'enum': 'Ab', 'prefix': 'AB', 'data': [ 'a', { 'name': 'b', 'if': { 'not': 'X' }, 'features': [ 'deprecated' ] } ] }"
        )
        guard case .enumeration(let enumeration) = try schema.type("Ab").kind else { throw WrongKind() }
        #expect(enumeration.prefix == "AB")
        #expect(enumeration.members.map(\.name) == ["a", "b"])
        #expect(enumeration.members.map(\.condition) == [nil, .not(.defined("X"))])
        #expect(enumeration.members.map { $0.features.map(\.name) } == [[], ["deprecated"]])
    }

    @Test("reads conditions of every form")
    func conditions() throws {
        let schema = try check("{ 'command': 'go', 'if': { 'all': [ 'A', { 'any': [ 'B_1', { 'not': 'C' } ] } ] } }")
        #expect(
            schema.commands.first?.condition == .all([.defined("A"), .any([.defined("B_1"), .not(.defined("C"))])])
        )
    }

    @Test("gives each type the module it belongs to, an array that of its element")
    func modules() throws {
        let schema = try check(
            "{ 'include': 'a.json' } { 'command': 'go', 'data': { 'a': [ 'Ab' ], 'n': [ 'int' ], 't': [ 'QType' ] } }",
            including: ["a.json": "{ 'struct': 'Ab', 'data': {}, 'if': 'X' }"]
        )
        #expect(schema.modules.map(\.name) == ["schema.json", "a.json"])
        #expect(try schema.type("q_obj_go-arg").module == 0)
        #expect(try schema.type("Ab").module == 1)
        #expect(try schema.type("AbList").module == 1)
        #expect(try schema.type("AbList").condition == .defined("X"))
        #expect(try schema.type("intList").module == nil)
        #expect(try schema.type("QTypeList").module == nil)
        #expect(schema.commands.first?.module == 0)
    }

    @Test("lists the definitions in the order of the schema, without implied types")
    func definitions() throws {
        let schema = try check(
            "{ 'event': 'GO', 'data': { 'a': 'Ab' } } { 'struct': 'Ab', 'data': {} } { 'command': 'go' }"
        )
        let names = schema.definitions.map { definition in
            switch definition {
            case .type(let id): schema[id].name
            case .command(let index): schema.commands[index].name
            case .event(let index): schema.events[index].name
            }
        }
        #expect(names == ["GO", "Ab", "go"])
    }

    @Test("keeps the comments of definitions")
    func documentation() throws {
        let schema = try check("##\n# @Ab:\n#\n# Letters\n##\n{ 'struct': 'Ab', 'data': {} }")
        #expect(try schema.type("Ab").documentation?.symbol == "Ab")
        #expect(try schema.type("Ab").location?.line == 6)
    }

    @Test(
        "checks comments when their time comes",
        arguments: [
            Refusal("##\n# @Ab:\n##\n{ 'struct': 'Cd', 'data': [] }", line: 4, "documentation comment is for 'Ab'"),
            Refusal(
                "##\n# @Ab:\n##\n{ 'struct': 'Ab', 'data': { 'a': 'int' } }",
                line: 4,
                "member 'a' lacks documentation"
            ),
            Refusal(
                "##\n# @Ab:\n##\n{ 'struct': 'Ab', 'data': { 'a': 'None' } }",
                line: 4,
                "member 'a' uses unknown type 'None'"
            ),
            Refusal(
                "##\n# @Ab:\n#\n# @a: text\n##\n{ 'struct': 'Ab', 'data': {} }\n{ 'command': 'go', 'data': 'None' }",
                line: 7,
                "command's 'data' uses unknown type 'None'"
            ),
            Refusal(
                "##\n# @Ab:\n#\n# @a: text\n##\n{ 'struct': 'Ab', 'data': {} }",
                line: 4,
                "documented member 'a' does not exist"
            ),
            Refusal(
                "{ 'pragma': { 'doc-required': true } }\n{ 'struct': 'Ab', 'data': [] }",
                line: 2,
                "documentation comment required"
            ),
        ]
    )
    func comments(_ refusal: Refusal) { refusal.verify() }

    @Test("passes on that the root cannot be read")
    func unreadable() {
        let error = #expect(throws: SchemaError.self) {
            try Schema(reading: "none.json") { (_) throws(UnreadableFile) in
                throw UnreadableFile(reason: "No such file or directory")
            }
        }
        #expect(error?.description == "can't read schema file 'none.json': No such file or directory")
    }
}
