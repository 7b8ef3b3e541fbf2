// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct CheckingStructureTests {
    private static let oneKind =
        "expression must have exactly one key 'enum', 'struct', 'union', 'alternate', 'command', 'event'"

    @Test(
        "refuses a definition of the wrong shape",
        arguments: [
            Refusal("{ }", oneKind),
            Refusal("{ 'data': {} }", oneKind),
            Refusal("{ 'struct': 'Ab', 'command': 'go' }", oneKind),
            Refusal("{ 'event': [ 'GO' ] }", "'event' requires a string name"),
            Refusal("{ 'enum': 'Ab' }", "enum misses key 'data'"),
            Refusal("{ 'union': 'Ab', 'data': {} }", "union misses keys 'base', 'discriminator'"),
            Refusal(
                "{ 'alternate': 'Ab', 'data': {}, 'base': 'Cd' }",
                "alternate has unknown key 'base'\nValid keys are 'alternate', 'data', 'features', 'if'."
            ),
            Refusal(
                "{ 'event': 'GO', 'gen': false, 'alas': true }",
                "event has unknown keys 'alas', 'gen'\nValid keys are 'boxed', 'data', 'event', 'features', 'if'."
            ),
            Refusal("{ 'enum': 'Ab', 'data': {} }", "'data' must be an array"),
            Refusal("{ 'enum': 'Ab', 'data': [], 'prefix': true }", "'prefix' must be a string"),
            Refusal("{ 'enum': 'Ab', 'data': [ [ 'a' ] ] }", "'data' member requires a string name"),
            Refusal("{ 'enum': 'Ab', 'data': [ { 'if': 'X' } ] }", "'data' member misses key 'name'"),
            Refusal("{ 'enum': 'Ab', 'data': [ { 'name': true } ] }", "'data' member requires a string name"),
            Refusal("{ 'struct': 'Ab', 'data': [] }", "'data' should be an object or type name"),
            Refusal("{ 'struct': 'Ab', 'data': 'Cd' }", "'data' should be an object or type name"),
            Refusal("{ 'struct': 'Ab', 'data': {}, 'base': [ 'Cd' ] }", "'base' should be a type name"),
            Refusal("{ 'struct': 'Ab', 'data': { 'a': true } }", "'data' member 'a' should be a type name or array"),
            Refusal(
                "{ 'struct': 'Ab', 'data': { 'a': [] } }",
                "'data' member 'a': array type must contain single type name"
            ),
            Refusal(
                "{ 'struct': 'Ab', 'data': { 'a': [ [ 'int' ] ] } }",
                "'data' member 'a': array type must contain single type name"
            ),
            Refusal("{ 'struct': 'Ab', 'data': { 'a': {} } }", "'data' member 'a' misses key 'type'"),
            Refusal(
                "{ 'struct': 'Ab', 'data': { 'a': { 'type': 'int', 'default': 'x' } } }",
                "'data' member 'a' has unknown key 'default'\nValid keys are 'features', 'if', 'type'."
            ),
            Refusal(
                "{ 'union': 'Ab', 'base': [ 'Cd' ], 'discriminator': 'k', 'data': {} }",
                "'base' should be an object or type name"
            ),
            Refusal(
                "{ 'union': 'Ab', 'base': 'Cd', 'discriminator': true, 'data': {} }",
                "'discriminator' requires a string name"
            ),
            Refusal("{ 'union': 'Ab', 'base': 'Cd', 'discriminator': 'k', 'data': [] }", "'data' must be an object"),
            Refusal(
                "{ 'union': 'Ab', 'base': 'Cd', 'discriminator': 'k', 'data': { 'x': [ 'Ef' ] } }",
                "'data' member 'x' should be a type name"
            ),
            Refusal(
                "{ 'union': 'Ab', 'base': 'Cd', 'discriminator': 'k', 'data': { 'x': { 'type': 'E', 'features': [] } } }",
                "'data' member 'x' has unknown key 'features'\nValid keys are 'if', 'type'."
            ),
            Refusal("{ 'alternate': 'Ab', 'data': {} }", "'data' must not be empty"),
            Refusal("{ 'alternate': 'Ab', 'data': [] }", "'data' must not be empty"),
            Refusal("{ 'alternate': 'Ab', 'data': [ 'int' ] }", "'data' must be an object"),
            Refusal("{ 'command': 'go', 'data': [ 'Ab' ] }", "'data' should be an object or type name"),
            Refusal("{ 'command': 'go', 'returns': { 'a': 'int' } }", "'returns' should be a type name or array"),
            Refusal("{ 'command': 'go', 'boxed': true }", "'boxed': true requires 'data'"),
            Refusal("{ 'event': 'GO', 'boxed': true, 'data': { 'a': 'int' } }", "'data' should be a type name"),
        ]
    )
    func shape(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses flags that state their default, or anything else",
        arguments: [
            Refusal("{ 'command': 'go', 'gen': true }", "flag 'gen' may only use false value"),
            Refusal(
                "{ 'command': 'go', 'success-response': 'no' }",
                "flag 'success-response' may only use false value"
            ),
            Refusal("{ 'command': 'go', 'boxed': false }", "flag 'boxed' may only use true value"),
            Refusal("{ 'event': 'GO', 'boxed': [] }", "flag 'boxed' may only use true value"),
            Refusal("{ 'command': 'go', 'allow-oob': false }", "flag 'allow-oob' may only use true value"),
            Refusal("{ 'command': 'go', 'allow-preconfig': 'x' }", "flag 'allow-preconfig' may only use true value"),
            Refusal("{ 'command': 'go', 'coroutine': {} }", "flag 'coroutine' may only use true value"),
            Refusal(
                "{ 'command': 'go', 'coroutine': true, 'allow-oob': true }",
                "flags 'allow-oob' and 'coroutine' are incompatible"
            ),
        ]
    )
    func flags(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses a condition of the wrong shape",
        arguments: [
            Refusal(
                "{ 'command': 'go', 'if': 'lower' }",
                "'if' condition 'lower' of command is not a valid identifier"
            ),
            Refusal("{ 'command': 'go', 'if': '' }", "'if' condition '' of command is not a valid identifier"),
            Refusal("{ 'command': 'go', 'if': '9A' }", "'if' condition '9A' of command is not a valid identifier"),
            Refusal("{ 'event': 'GO', 'if': [ 'A' ] }", "'if' condition of event must be a string or an object"),
            Refusal("{ 'event': 'GO', 'if': {} }", "'if' condition of event has conflicting keys"),
            Refusal(
                "{ 'event': 'GO', 'if': { 'all': [ 'A' ], 'not': 'B' } }",
                "'if' condition of event has conflicting keys"
            ),
            Refusal(
                "{ 'event': 'GO', 'if': { 'none': 'A' } }",
                "'if' condition of event has unknown key 'none'\nValid keys are 'all', 'any', 'not'."
            ),
            Refusal("{ 'event': 'GO', 'if': { 'any': 'A' } }", "'any' condition of event must be an array"),
            Refusal("{ 'event': 'GO', 'if': { 'all': [] } }", "'if' condition [] of event is useless"),
            Refusal(
                "{ 'event': 'GO', 'if': { 'not': { 'any': [ 'A', true ] } } }",
                "'if' condition of event must be a string or an object"
            ),
            Refusal(
                "{ 'struct': 'Ab', 'data': { '*a': { 'type': 'int', 'if': 'a' } } }",
                "'if' condition 'a' of 'data' member '*a' is not a valid identifier"
            ),
            Refusal(
                "{ 'enum': 'Ab', 'data': [ { 'name': 'v', 'if': 'a' } ] }",
                "'if' condition 'a' of 'data' member 'v' is not a valid identifier"
            ),
            Refusal(
                "{ 'command': 'go', 'features': [ { 'name': 'f', 'if': 'a' } ] }",
                "'if' condition 'a' of 'features' member 'f' is not a valid identifier"
            ),
        ]
    )
    func conditions(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "refuses features of the wrong shape",
        arguments: [
            Refusal("{ 'command': 'go', 'features': 'f' }", "'features' must be an array"),
            Refusal("{ 'command': 'go', 'features': [ true ] }", "'features' member requires a string name"),
            Refusal("{ 'command': 'go', 'features': [ {} ] }", "'features' member misses key 'name'"),
            Refusal(
                "{ 'command': 'go', 'features': [ { 'name': 'f', 'is': 'x' } ] }",
                "'features' member has unknown key 'is'\nValid keys are 'if', 'name'."
            ),
            Refusal(
                "{ 'struct': 'Ab', 'data': { 'a': { 'type': 'int', 'features': {} } } }",
                "'features' must be an array"
            ),
        ]
    )
    func features(_ refusal: Refusal) { refusal.verify() }

    @Test(
        "names the definition a complaint is about, once its name is known",
        arguments: [
            ("{ 'struct': 'Ab',\n  'data': 'Cd' }", "schema.json: In struct 'Ab':\n"),
            ("{ 'struct': 'Ab', 'enum': 'Cd' }", ""),
            ("{ 'struct': [] }", ""),
        ]
    )
    func definition(text: String, context: String) {
        let error = #expect(throws: SchemaError.self) { try check("\n" + text) }
        #expect(error?.description == error.map { "\(context)schema.json:2:1: \($0.message)" })
    }

    @Test("checks the structure of all definitions before what they mean")
    func order() {
        Refusal(
            "{ 'struct': 'Ab', 'base': 'None', 'data': {} }\n{ 'event': 'go' }",
            line: 2,
            "name of event must not use lowercase or '-'"
        ).verify()
    }
}
