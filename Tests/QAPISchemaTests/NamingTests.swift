// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct NamingTests {
    @Test(
        "finds the stem of a name",
        arguments: [
            ("disk", "disk"), ("x-disk", "disk"), ("X-disk", "disk"), ("__com.example_disk", "disk"),
            ("__com.example_x-disk", "disk"), ("__a-b_c_d", "c_d"), ("x-1", "x-1"), ("x-", "x-"), ("x", "x"),
            ("a9", "a9"),
            ("query-q", "query-q"), ("Q_upper", "Q_upper"), ("qa", "qa"), ("q", "q"),
        ]
    )
    func stem(name: String, stem: String) {
        #expect(NameRules.stem(of: name).map { String(Substring($0)) } == stem)
    }

    @Test(
        "refuses malformed and reserved names",
        arguments: [
            "", "*", "1a", "-a", "_a", "a.b", "a b", "__a", "___a", "__a_", "__a_1", "__a!b_c", "q_a", "q-a", "é",
        ]
    )
    func malformed(name: String) {
        #expect(NameRules.stem(of: name) == nil)
    }

    @Test(
        "takes names for the same that are one identifier in C",
        arguments: [("a-b", "a_b"), ("__x.y_a-b", "__x_y_a_b"), ("ab", "ab"), ("a_b", "a_b")]
    )
    func collisionKey(name: String, key: String) {
        #expect(NameRules.collisionKey(of: name) == key)
    }

    @Test(
        "refuses a name against the rules of its kind",
        arguments: [
            Refusal("{ 'struct': '1Disk', 'data': {} }", "struct has an invalid name"),
            Refusal("{ 'command': 'q-thing' }", "command has an invalid name"),
            Refusal("{ 'event': 'lower' }", "name of event must not use lowercase or '-'"),
            Refusal("{ 'event': 'UP-PER' }", "name of event must not use lowercase or '-'"),
            Refusal("{ 'command': 'Stop' }", "name of command must not use uppercase or '_'"),
            Refusal("{ 'command': 'stop_all' }", "name of command must not use uppercase or '_'"),
            Refusal("{ 'struct': 'disk', 'data': {} }", "name of struct must use CamelCase"),
            Refusal("{ 'union': 'DISK', 'data': {} }", "name of union must use CamelCase"),
            Refusal("{ 'enum': 'Di_sk', 'data': [] }", "name of enum must use CamelCase"),
            Refusal("{ 'alternate': 'Di-sk', 'data': {} }", "name of alternate must use CamelCase"),
            Refusal("{ 'enum': 'DiskList', 'data': [] }", "enum name should not end in 'List'"),
            Refusal("{ 'struct': 'Disk', 'data': { '*': 'int' } }", "'data' member '*' has an invalid name"),
            Refusal(
                "{ 'struct': 'Disk', 'data': { '*Size': 'int' } }",
                "name of 'data' member '*Size' must not use uppercase or '_'"
            ),
            Refusal(
                "{ 'command': 'go', 'data': { 'a_b': 'int' } }",
                "name of 'data' member 'a_b' must not use uppercase or '_'"
            ),
            Refusal("{ 'event': 'GO', 'data': { 'u': 'int' } }", "'data' member 'u' uses reserved name"),
            Refusal("{ 'struct': 'Disk', 'data': { '*has-x': 'int' } }", "'data' member '*has-x' uses reserved name"),
            Refusal("{ 'enum': 'Disk', 'data': [ 'A' ] }", "name of 'data' member 'A' must not use uppercase or '_'"),
            Refusal("{ 'enum': 'Disk', 'data': [ 'q-a' ] }", "'data' member 'q-a' has an invalid name"),
            Refusal("{ 'enum': 'Disk', 'data': [ '' ] }", "'data' member '' has an invalid name"),
            Refusal(
                "{ 'alternate': 'Disk', 'data': { 'a_b': 'int' } }",
                "name of 'data' member 'a_b' must not use uppercase or '_'"
            ),
            Refusal(
                "{ 'command': 'go', 'features': [ 'New_one' ] }",
                "name of 'features' member 'New_one' must not use uppercase or '_'"
            ),
            Refusal(
                "{ 'union': 'Disk', 'base': { 'K': 'int' }, 'discriminator': 'K', 'data': {} }",
                "name of 'base' member 'K' must not use uppercase or '_'"
            ),
        ]
    )
    func refusal(_ refusal: Refusal) { refusal.verify() }

    @Test("lets values begin with a digit")
    func digits() throws {
        _ = try check("{ 'enum': 'Ratio', 'data': [ '4x', '16', '8-bit' ] }")
    }

    @Test("lets excepted commands have an underscore, but no uppercase letter")
    func commandException() throws {
        let pragma = "{ 'pragma': { 'command-name-exceptions': [ 'go_on', 'Go' ] } }\n"
        _ = try check(pragma + "{ 'command': 'go_on' }")
        Refusal(pragma + "{ 'command': 'Go' }", line: 2, "name of command must not use uppercase or '_'").verify()
    }

    @Test("lets members of excepted types have uppercase letters and underscores")
    func memberException() throws {
        _ = try check(
            """
            { 'pragma': { 'member-name-exceptions': [ 'Free', 'Kind', 'Both' ] } }
            { 'struct': 'Free', 'data': { 'A_b': 'int' } }
            { 'enum': 'Kind', 'data': [ 'A_b' ] }
            { 'union': 'Both', 'base': { 'K_k': 'Kind' }, 'discriminator': 'K_k', 'data': {} }
            """
        )
    }

    @Test("does not let commands have such members, whatever the exceptions")
    func noExceptionForArguments() {
        Refusal(
            "{ 'pragma': { 'member-name-exceptions': [ 'go' ] } } { 'command': 'go', 'data': { 'A': 'int' } }",
            "name of 'data' member 'A' must not use uppercase or '_'"
        ).verify()
    }
}
