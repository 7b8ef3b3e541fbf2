// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct CheckingMeaningTests {
    /// Types for the definitions under test to use, on the lines 1 to 5.
    private static let types = """
        { 'enum': 'Kind', 'data': [ 'ram', 'rom' ] }
        { 'struct': 'Base', 'data': { 'kind': 'Kind', '*size': 'int' } }
        { 'struct': 'Ram', 'data': { 'pages': 'int' } }
        { 'union': 'Memory', 'base': 'Base', 'discriminator': 'kind', 'data': { 'ram': 'Ram' } }
        { 'alternate': 'IntOrRam', 'data': { 'i': 'int', 'r': 'Ram' } }

        """

    /// A refusal of a definition on line 6, behind `types`.
    private static func refusal(_ text: String, _ message: String) -> Refusal {
        Refusal(types + text, line: 6, message)
    }

    @Test("accepts the types that the other tests build on")
    func types() throws {
        _ = try check(Self.types)
    }

    @Test(
        "refuses names that are taken",
        arguments: [
            refusal(
                "{ 'struct': 'Kind', 'data': {} }",
                "'Kind' is already defined\nschema.json: In enum 'Kind':\nschema.json:1:1: previous definition"
            ),
            refusal("{ 'enum': 'QType', 'data': [] }", "enum type 'QType' is already defined"),
            refusal("{ 'command': 'int' }", "built-in type 'int' is already defined"),
        ]
    )
    func taken(_ refusal: Refusal) { refusal.verify() }

    @Test("tells of a previous definition in an included file how it came in")
    func takenInInclude() {
        let text = "{ 'include': 'a.json' }\n{ 'command': 'go' }"
        let error = #expect(throws: SchemaError.self) {
            try check(text, including: ["a.json": "\n\n{ 'command': 'go' }"])
        }
        #expect(
            error?.message == """
                'go' is already defined
                In file included from schema.json:1:
                a.json: In command 'go':
                a.json:3:1: previous definition
                """
        )
    }

    @Test(
        "refuses types that are not there",
        arguments: [
            refusal("{ 'struct': 'Ab', 'data': { '*a': 'None' } }", "member 'a' uses unknown type 'None'"),
            refusal("{ 'struct': 'Ab', 'data': { 'a': [ 'None' ] } }", "struct uses unknown type 'None'"),
            refusal("{ 'struct': 'Ab', 'base': 'None', 'data': {} }", "'base' uses unknown type 'None'"),
            refusal(
                "{ 'union': 'Ab', 'base': { 'k': 'None' }, 'discriminator': 'k', 'data': {} }",
                "base member 'k' uses unknown type 'None'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'kind', 'data': { 'rom': 'None' } }",
                "branch 'rom' uses unknown type 'None'"
            ),
            refusal("{ 'alternate': 'Ab', 'data': { 'a': 'None' } }", "branch 'a' uses unknown type 'None'"),
            refusal("{ 'command': 'go', 'data': 'None' }", "command's 'data' uses unknown type 'None'"),
            refusal("{ 'command': 'go', 'data': { 'a': 'None' } }", "parameter 'a' uses unknown type 'None'"),
            refusal("{ 'command': 'go', 'returns': 'None' }", "command's 'returns' uses unknown type 'None'"),
            refusal("{ 'command': 'go', 'returns': [ 'None' ] }", "command uses unknown type 'None'"),
            refusal("{ 'event': 'GO', 'data': 'go' } { 'command': 'go' }", "event's 'data' uses unknown type 'go'"),
            refusal("{ 'event': 'GO', 'data': { 'a': [ 'None' ] } }", "event uses unknown type 'None'"),
            refusal(
                "{ 'struct': 'Ab', 'data': { 'a': [ 'intList' ] } }",
                "array type ['intList'] cannot have arrays as elements"
            ),
        ]
    )
    func unknown(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses types in places that they do not suit",
        arguments: [
            refusal(
                "{ 'struct': 'Ab', 'base': 'Memory', 'data': {} }",
                "'base' requires a struct type, union type 'Memory' isn't"
            ),
            refusal(
                "{ 'struct': 'Ab', 'base': 'int', 'data': {} }",
                "'base' requires a struct type, built-in type 'int' isn't"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': 'IntOrRam', 'discriminator': 'k', 'data': {} }",
                "'base' requires a struct type, alternate type 'IntOrRam' isn't"
            ),
            refusal("{ 'command': 'go', 'data': 'Kind' }", "command's 'data' cannot take enum type 'Kind'"),
            refusal("{ 'event': 'GO', 'data': 'intList' }", "event's 'data' cannot take array type ['int']"),
            refusal(
                "{ 'command': 'go', 'data': 'Memory' }",
                "command's 'data' can take union type 'Memory' only with 'boxed': true"
            ),
            refusal(
                "{ 'event': 'GO', 'data': 'Memory' }",
                "event's 'data' can take union type 'Memory' only with 'boxed': true"
            ),
            refusal("{ 'command': 'go', 'returns': 'str' }", "command's 'returns' cannot take built-in type 'str'"),
            refusal(
                "{ 'command': 'go', 'returns': [ 'Kind' ] }",
                "command's 'returns' cannot take array type ['Kind']"
            ),
            refusal(
                "{ 'command': 'go', 'returns': 'IntOrRam' }",
                "command's 'returns' cannot take alternate type 'IntOrRam'"
            ),
        ]
    )
    func unsuitable(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses conditional members as parameters",
        arguments: [
            refusal(
                "{ 'command': 'go', 'data': { 'a': { 'type': 'int', 'if': 'X' } } }",
                "conditional command arguments require 'boxed': true"
            ),
            refusal(
                "{ 'event': 'GO', 'data': { 'a': { 'type': 'int', 'if': 'X' } } }",
                "conditional event arguments require 'boxed': true"
            ),
            Refusal(
                """
                { 'struct': 'Top', 'data': { 'a': { 'type': 'int', 'if': 'X' } } }
                { 'struct': 'Sub', 'base': 'Top', 'data': {} }
                { 'command': 'go', 'data': 'Sub' }
                """,
                line: 3,
                "conditional command arguments require 'boxed': true"
            ),
        ]
    )
    func conditionalParameters(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses a union whose discriminator does not choose",
        arguments: [
            refusal(
                "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'none', 'data': {} }",
                "discriminator 'none' is not a member of 'base'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': {}, 'discriminator': 'k', 'data': {} }",
                "discriminator 'k' is not a member of 'base'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'size', 'data': {} }",
                "discriminator member 'size' of base type 'Base' must be of enum type"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': { 'k': 'str' }, 'discriminator': 'k', 'data': {} }",
                "discriminator member 'k' of 'base' must be of enum type"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': { '*k': 'Kind' }, 'discriminator': 'k', 'data': {} }",
                "discriminator member 'k' of 'base' must not be optional"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': { 'k': { 'type': 'Kind', 'if': 'X' } }, 'discriminator': 'k', 'data': {} }",
                "discriminator member 'k' of 'base' must not be conditional"
            ),
            Refusal(
                "{ 'enum': 'No', 'data': [] }\n"
                    + "{ 'union': 'Ab', 'base': { 'k': 'No' }, 'discriminator': 'k', 'data': {} }",
                line: 2,
                "union has no branches"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'kind', 'data': { 'tape': 'Ram' } }",
                "branch 'tape' is not a value of enum type 'Kind'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'kind', 'data': { 'rom': 'int' } }",
                "branch 'rom' cannot use built-in type 'int'"
            ),
        ]
    )
    func discriminator(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses alternates whose branches the kind of value does not tell apart",
        arguments: [
            refusal("{ 'alternate': 'Ab', 'data': { 'a': 'any' } }", "branch 'a' cannot use built-in type 'any'"),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': 'IntOrRam' } }",
                "branch 'a' cannot use alternate type 'IntOrRam'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': 'Ram', 'b': 'Base' } }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': [ 'int' ], 'b': [ 'str' ] } }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': 'number', 'b': 'int8' } }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'n': 'null', 'a': 'str', 'b': 'int' } }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': 'bool', 'b': 'str' } }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': 'bool', 'b': 'OnOff' } } { 'enum': 'OnOff', 'data': [ 'on' ] }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a': 'int', 'b': 'Ratio' } } { 'enum': 'Ratio', 'data': [ '4x' ] }",
                "branch 'b' can't be distinguished from 'a'"
            ),
            refusal(
                "{ 'alternate': 'Ab', 'data': { 'a-b': 'int', 'a-b-': 'Ram', '__x.a_b': 'null', '__x-a_b': 'bool' } }",
                "branch '__x-a_b' collides with branch '__x.a_b'"
            ),
        ]
    )
    func alternates(_ refusal: Refusal) { refusal.verify() }

    @Test("accepts an alternate of all kinds of value")
    func allKinds() throws {
        _ = try check(
            Self.types + "{ 'alternate': 'Ab', 'data': { 'n': 'null', 'b': 'bool', 'i': 'int', 'e': 'Kind', "
                + "'a': [ 'str' ], 'o': 'Memory' } }"
        )
    }

    @Test(
        "refuses names that collide",
        arguments: [
            refusal(
                "{ 'enum': 'Ab', 'data': [ 'a-b', '__q.r_x', '__q-r_x' ] }",
                "value '__q-r_x' collides with value '__q.r_x'"
            ),
            refusal("{ 'enum': 'Ab', 'data': [ 'a', 'a' ] }", "value 'a' collides with value 'a'"),
            refusal("{ 'struct': 'Ab', 'data': { 'a': 'int', '*a': 'int' } }", "member 'a' collides with member 'a'"),
            refusal(
                "{ 'struct': 'Ab', 'base': 'Base', 'data': { 'size': 'int' } }",
                "member 'size' collides with member 'size' of type 'Base'"
            ),
            refusal(
                "{ 'command': 'go', 'data': { 'a': 'int', '*a': 'int' } }",
                "parameter 'a' collides with parameter 'a'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': { 'k': 'Kind', 'pages': 'int' }, 'discriminator': 'k', 'data': { 'ram': 'Ram' } }",
                "member 'pages' of type 'Ram' collides with base member 'pages'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': { 'k': 'Kind', 'size': 'int' }, 'discriminator': 'k', 'data': { 'rom': 'Memory' } }",
                "member 'size' of type 'Base' collides with base member 'size'"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': { 'k': 'Kind', 'pages': 'int' }, 'discriminator': 'k', 'data': { 'rom': 'Memory' } }",
                "member 'pages' of type 'Ram' collides with base member 'pages'"
            ),
            refusal("{ 'command': 'go', 'features': [ 'f', 'f' ] }", "feature 'f' collides with feature 'f'"),
            refusal(
                "{ 'struct': 'Ab', 'data': { 'a': { 'type': 'int', 'features': [ 'f', 'f' ] } } }",
                "feature 'f' of type 'a' collides with feature 'f' of type 'a'"
            ),
        ]
    )
    func collisions(_ refusal: Refusal) { refusal.verify() }

    @Test("lets branches of a union have members of the same name")
    func independentBranches() throws {
        _ = try check(
            Self.types + "{ 'struct': 'Rom', 'data': { 'pages': 'int' } }\n"
                + "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'kind', 'data': { 'ram': 'Ram', 'rom': 'Rom' } }"
        )
    }

    @Test(
        "refuses what contains itself by value",
        arguments: [
            Refusal("{ 'struct': 'Ab', 'base': 'Ab', 'data': {} }", "object Ab contains itself"),
            Refusal(
                "{ 'struct': 'Ab', 'base': 'Cd', 'data': {} }\n{ 'struct': 'Cd', 'base': 'Ab', 'data': {} }",
                "object Ab contains itself"
            ),
            refusal(
                "{ 'union': 'Ab', 'base': 'Base', 'discriminator': 'kind', 'data': { 'rom': 'Ab' } }",
                "object Ab contains itself"
            ),
        ]
    )
    func containment(_ refusal: Refusal) { refusal.verify() }

    @Test("lets members lead back to their type")
    func recursion() throws {
        _ = try check("{ 'struct': 'Tree', 'data': { '*left': 'Tree', 'right': [ 'Tree' ] } }")
    }

    @Test(
        "refuses the features of commands on types",
        arguments: ["deprecated", "unstable"],
        ["{ 'enum': 'Ab', 'data': []", "{ 'struct': 'Ab', 'data': {}", "{ 'alternate': 'Ab', 'data': { 'a': 'int' }"]
    )
    func typeFeatures(feature: String, definition: String) {
        Refusal("\(definition), 'features': [ '\(feature)' ] }", "feature '\(feature)' is not supported for types")
            .verify()
    }

    @Test("accepts no more than 64 different features")
    func featureCount() throws {
        func command(_ count: Int) -> String {
            "{ 'command': 'go', 'features': [ \((1...count).map { "'f\($0)'" }.joined(separator: ", ")) ] }"
        }
        _ = try check(command(62))
        Refusal(command(63), "Maximum of 64 schema features is permitted").verify()
    }

    @Test("lets excepted commands return anything")
    func returnsException() throws {
        _ = try check(
            "{ 'pragma': { 'command-returns-exceptions': [ 'ask' ] } } { 'command': 'ask', 'returns': [ 'str' ] }"
        )
    }
}
