// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct IntrospectionTests {
    /// The entries that a schema shows, one JSON text each.
    private func entries(_ text: String, defining: Set<String> = [], unmasked: Bool = false) throws -> [String] {
        let json = Introspection(of: try check(text)).json(defining: defining, unmasked: unmasked)
        #expect(json.hasPrefix("[") && json.hasSuffix("]"))
        return json.dropFirst().dropLast().split(separator: ",\n ").map(String.init)
    }

    @Test("shows commands and events first, then the types they use in the order of first use")
    func order() throws {
        let entries = try entries(
            """
            { 'struct': 'Unused', 'data': {} }
            { 'struct': 'Inner', 'data': { 'flag': 'bool' } }
            { 'struct': 'Outer', 'data': { 'inner': 'Inner', '*again': [ 'Outer' ] } }
            { 'event': 'GONE', 'data': 'Inner' }
            { 'command': 'go', 'returns': 'Outer' }
            """
        )
        #expect(
            entries == [
                #"{"name": "GONE", "meta-type": "event", "arg-type": "0"}"#,
                #"{"name": "go", "meta-type": "command", "arg-type": "1", "ret-type": "2"}"#,
                #"{"name": "0", "meta-type": "object", "members": [{"name": "flag", "type": "bool"}]}"#,
                #"{"name": "1", "meta-type": "object", "members": []}"#,
                #"{"name": "2", "meta-type": "object", "members": [{"name": "inner", "type": "0"}, "#
                    + #"{"name": "again", "type": "[2]", "default": null}]}"#,
                #"{"name": "bool", "meta-type": "builtin", "json-type": "boolean"}"#,
                #"{"name": "[2]", "meta-type": "array", "element-type": "2"}"#,
            ]
        )
    }

    @Test("keeps the names of types where asked to")
    func unmasked() throws {
        let entries = try entries(
            "{ 'struct': 'Ab', 'data': {} } { 'command': 'go', 'data': { 'a': [ 'Ab' ] } }",
            unmasked: true
        )
        #expect(
            entries == [
                #"{"name": "go", "meta-type": "command", "arg-type": "q_obj_go-arg", "ret-type": "q_empty"}"#,
                #"{"name": "q_obj_go-arg", "meta-type": "object", "members": [{"name": "a", "type": "[Ab]"}]}"#,
                #"{"name": "q_empty", "meta-type": "object", "members": []}"#,
                #"{"name": "[Ab]", "meta-type": "array", "element-type": "Ab"}"#,
                #"{"name": "Ab", "meta-type": "object", "members": []}"#,
            ]
        )
    }

    @Test("goes through the modules in the order of their reading, the root first")
    func modules() throws {
        let schema = try check(
            "{ 'include': 'a.json' } { 'command': 'root' }",
            including: ["a.json": "{ 'command': 'included' }"]
        )
        let json = Introspection(of: schema).json(defining: [])
        let root = try #require(json.firstRange(of: "root"))
        let included = try #require(json.firstRange(of: "included"))
        #expect(root.lowerBound < included.lowerBound)
    }

    @Test("shows all integer types as one")
    func integers() throws {
        let entries = try entries("{ 'event': 'GO', 'data': { 'a': 'uint8', 'b': 'size', 'c': [ 'int64' ] } }")
        #expect(
            entries.dropFirst() == [
                #"{"name": "0", "meta-type": "object", "members": [{"name": "a", "type": "int"}, "#
                    + #"{"name": "b", "type": "int"}, {"name": "c", "type": "[int]"}]}"#,
                #"{"name": "int", "meta-type": "builtin", "json-type": "int"}"#,
                #"{"name": "[int]", "meta-type": "array", "element-type": "int"}"#,
            ]
        )
    }

    @Test(
        "shows the kind of value of built-in types",
        arguments: [("str", "string"), ("number", "number"), ("bool", "boolean"), ("null", "null"), ("any", "value")]
    )
    func builtins(name: String, kind: String) throws {
        let entries = try entries("{ 'event': 'GO', 'data': { 'a': '\(name)' } }")
        #expect(entries.last == #"{"name": "\#(name)", "meta-type": "builtin", "json-type": "\#(kind)"}"#)
    }

    @Test("shows the members of bases, the discriminator and all branches of a union")
    func union() throws {
        let entries = try entries(
            """
            { 'enum': 'Kind', 'data': [ 'a', 'b' ] }
            { 'struct': 'Top', 'data': { 'kind': 'Kind' } }
            { 'struct': 'Base', 'base': 'Top', 'data': { 'x': 'str' } }
            { 'struct': 'Leaf', 'data': {} }
            { 'union': 'Both', 'base': 'Base', 'discriminator': 'kind', 'data': { 'b': 'Leaf' } }
            { 'command': 'go', 'data': 'Both', 'boxed': true }
            """
        )
        #expect(
            entries == [
                #"{"name": "go", "meta-type": "command", "arg-type": "0", "ret-type": "1"}"#,
                #"{"name": "0", "meta-type": "object", "members": [{"name": "kind", "type": "2"}, "#
                    + #"{"name": "x", "type": "str"}], "tag": "kind", "variants": "#
                    + #"[{"case": "b", "type": "3"}, {"case": "a", "type": "1"}]}"#,
                #"{"name": "1", "meta-type": "object", "members": []}"#,
                #"{"name": "2", "meta-type": "enum", "members": [{"name": "a"}, {"name": "b"}], "values": ["a", "b"]}"#,
                #"{"name": "str", "meta-type": "builtin", "json-type": "string"}"#,
                #"{"name": "3", "meta-type": "object", "members": []}"#,
            ]
        )
    }

    @Test("shows the types of an alternate, but not the names of its branches")
    func alternate() throws {
        let entries = try entries(
            "{ 'alternate': 'Ab', 'data': { 'i': 'int', 'n': 'null' } } { 'event': 'GO', 'data': { 'a': 'Ab' } }"
        )
        #expect(
            entries[2] == #"{"name": "1", "meta-type": "alternate", "members": [{"type": "int"}, {"type": "null"}]}"#
        )
    }

    @Test("shows features and that a command may run out of band")
    func features() throws {
        let entries = try entries(
            """
            { 'enum': 'Ab', 'features': [ 'e' ], 'data': [ { 'name': 'v', 'features': [ 'deprecated', 'f' ] } ] }
            { 'command': 'go', 'allow-oob': true, 'features': [ 'unstable' ],
              'data': { '*a': { 'type': 'Ab', 'features': [ 'm' ] } } }
            """
        )
        #expect(
            entries == [
                #"{"name": "go", "meta-type": "command", "arg-type": "0", "ret-type": "1", "allow-oob": true, "#
                    + #""features": ["unstable"]}"#,
                #"{"name": "0", "meta-type": "object", "members": "#
                    + #"[{"name": "a", "type": "2", "default": null, "features": ["m"]}]}"#,
                #"{"name": "1", "meta-type": "object", "members": []}"#,
                #"{"name": "2", "meta-type": "enum", "members": [{"name": "v", "features": ["deprecated", "f"]}], "#
                    + #""values": ["v"], "features": ["e"]}"#,
            ]
        )
    }
}
