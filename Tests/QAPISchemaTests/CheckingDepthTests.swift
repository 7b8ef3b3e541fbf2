// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct CheckingDepthTests {
    @Test("follows a long chain of bases, whichever end comes first", arguments: [false, true])
    func bases(reversed: Bool) throws {
        let count = 10_000
        var definitions = ["{ 'struct': 'T0a', 'data': {} }"]
        for index in 1...count {
            definitions.append("{ 'struct': 'T\(index)a', 'base': 'T\(index - 1)a', 'data': {} }")
        }
        if reversed { definitions.reverse() }
        let schema = try check(definitions.joined(separator: "\n"))
        #expect(schema.definitions.count == count + 1)
    }

    @Test("finds a long circle of bases")
    func circle() {
        let count = 10_000
        let definitions = (0...count).map {
            "{ 'struct': 'T\($0)a', 'base': 'T\($0 == count ? 0 : $0 + 1)a', 'data': {} }"
        }
        Refusal(definitions.joined(separator: "\n"), "object T0a contains itself").verify()
    }

    /// Unions in each other's branches: `count` of them, each using the next in two branches.
    private func nestedUnions(_ count: Int, leaf: String) -> String {
        var text = "{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }\n"
        for index in 0..<count {
            let next = index == count - 1 ? "Leaf" : "U\(index + 1)u"
            text += """
                { 'union': 'U\(index)u', 'base': { 'k\(index)': 'Kind' }, 'discriminator': 'k\(index)',
                  'data': { 'a': '\(next)', 'b': '\(next)' } }\n
                """
        }
        return text + "{ 'struct': 'Leaf', 'data': { '\(leaf)': 'int' } }\n"
    }

    @Test("looks once at what many branches share")
    func sharedBranches() throws {
        let schema = try check(nestedUnions(400, leaf: "leaf"))
        #expect(schema.definitions.count == 402)
    }

    @Test("finds a collision at the bottom of nested unions")
    func deepCollision() {
        Refusal(
            nestedUnions(60, leaf: "k0"),
            line: 2,
            "member 'k0' of type 'Leaf' collides with base member 'k0'"
        ).verify()
    }

    @Test("reads conditions as deep as the parser lets them be")
    func conditions() throws {
        let depth = 500
        let condition = String(repeating: "{ 'not': ", count: depth) + "'A'" + String(repeating: " }", count: depth)
        let schema = try check("{ 'command': 'go', 'if': \(condition) }")
        #expect(schema.commands.first?.condition?.holds(where: ["A"]) == true)
        #expect(schema.commands.first?.condition?.holds(where: []) == false)
    }
}
