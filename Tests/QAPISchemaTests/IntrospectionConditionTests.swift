// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct IntrospectionConditionTests {
    /// A schema in which all that can have a condition has one, the first elements of lists above all.
    private static let schema = """
        { 'command': 'one', 'if': 'A', 'features': [ { 'name': 'f', 'if': 'B' }, { 'name': 'g', 'if': 'A' } ] }
        { 'event': 'TWO', 'if': 'B', 'data': 'Data', 'boxed': true }
        { 'command': 'three', 'if': { 'not': 'A' }, 'data': 'Both', 'boxed': true }
        { 'event': 'FOUR', 'data': { 'list': [ 'Data' ], 'either': 'Either' } }
        { 'enum': 'Kind', 'data': [ { 'name': 'a', 'if': 'A' }, { 'name': 'b', 'if': 'B' }, { 'name': 'c', 'if': 'C' },
          { 'name': 'd', 'if': 'A', 'features': [ { 'name': 'f', 'if': 'B' } ] }, 'e' ] }
        { 'struct': 'Data', 'if': { 'any': [ 'B', 'C' ] }, 'data': {
          'k': { 'type': 'Kind', 'if': 'C', 'features': [ { 'name': 'h', 'if': 'D' }, 'i' ] },
          'l': { 'type': 'Kind', 'if': { 'all': [ 'C', 'D' ] } }, '*m': 'str' } }
        { 'union': 'Both', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind',
          'data': { 'b': { 'type': 'Data', 'if': 'B' } } }
        { 'alternate': 'Either', 'data': { 'i': { 'type': 'int', 'if': 'D' }, 's': { 'type': 'Kind', 'if': 'A' } } }
        """

    /// All sets of the symbols A to D.
    static let builds: [Set<String>] = (0..<16).map { bits in
        Set(["A", "B", "C", "D"].enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
    }

    private static func joined(_ pieces: [Introspection.Piece], defining defined: Set<String>) -> String {
        pieces.filter { $0.condition?.holds(where: defined) ?? true }.map(\.text).joined()
    }

    @Test("is valid JSON whatever symbols are defined", arguments: builds)
    func validity(defined: Set<String>) throws {
        let pieces = Introspection(of: try check(Self.schema)).pieces()
        let text = Self.joined(pieces, defining: defined)
        // In the schema language the same text is an array but for its quotes and `null`; commas count in both.
        let array = text.replacing("\"", with: "'").replacing("null", with: "true")
        let parsed = try parse("{ 'command': \(array) }")
        #expect(parsed.texts == ["{'command':\(array.filter { $0 != " " })}"])
    }

    @Test("tells of a build only what is in it", arguments: builds)
    func presence(defined: Set<String>) throws {
        let json = Introspection(of: try check(Self.schema)).json(defining: defined, unmasked: true)
        #expect(json.contains("\"one\"") == defined.contains("A"))
        #expect(json.contains("\"TWO\"") == defined.contains("B"))
        #expect(json.contains("\"three\"") == !defined.contains("A"))
        #expect(json.contains("{\"name\": \"c\"}") == defined.contains("C"))
        #expect(json.contains("\"name\": \"Data\"") == !defined.isDisjoint(with: ["B", "C"]))
        #expect(json.contains("\"name\": \"[Data]\"") == !defined.isDisjoint(with: ["B", "C"]))
        #expect(json.contains("\"name\": \"l\"") == defined.isSuperset(of: ["C", "D"]))
        #expect(json.contains("\"case\": \"b\"") == defined.contains("B"))
        #expect(json.contains("\"h\"") == defined.isSuperset(of: ["C", "D"]))
        #expect(json.contains("{\"type\": \"int\"}") == defined.contains("D"))
    }

    @Test("says the same in pieces as in one text", arguments: builds)
    func pieces(defined: Set<String>) throws {
        let introspection = Introspection(of: try check(Self.schema))
        let text = Self.joined(introspection.pieces(), defining: defined)
        #expect(introspection.json(defining: defined).replacing("\n", with: "") == text)
    }

    @Test("has no more pieces than changes of condition")
    func merging() throws {
        let pieces = Introspection(of: try check(Self.schema)).pieces()
        #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.condition != $1.condition })
        #expect(!pieces.contains { $0.text.isEmpty })
    }

    @Test("numbers types over the whole schema, whatever symbols are defined")
    func masks() throws {
        let introspection = Introspection(
            of: try check("{ 'command': 'a', 'if': 'A', 'data': { 'x': 'int' } } { 'event': 'B' }")
        )
        #expect(
            introspection.json(defining: []) == """
                [{"name": "B", "meta-type": "event", "arg-type": "1"},
                 {"name": "1", "meta-type": "object", "members": []},
                 {"name": "int", "meta-type": "builtin", "json-type": "int"}]
                """
        )
    }

    @Test("separates elements under conditions")
    func separators() throws {
        let schema = try check(
            "{ 'command': 'a', 'if': 'A' } { 'command': 'b', 'if': 'B' } { 'command': 'c', 'if': 'A' } { 'command': 'd' }"
        )
        let conditions = Introspection(of: schema).pieces().map(\.condition)
        let (a, b) = (Condition.defined("A"), Condition.defined("B"))
        #expect(conditions == [nil, a, .all([b, a]), b, a, .any([a, b]), nil])
    }

    @Test("shows an empty array of features where conditions leave none")
    func noFeatureLeft() throws {
        let schema = try check("{ 'event': 'GO', 'features': [ { 'name': 'f', 'if': 'A' } ] }")
        let json = Introspection(of: schema).json(defining: [])
        #expect(json.hasPrefix(#"[{"name": "GO", "meta-type": "event", "arg-type": "0", "features": []}"#))
    }
}
