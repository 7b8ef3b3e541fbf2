// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite("Documentation against definitions")
struct DocumentationChecksTests {
    /// The comment of a definition that begins in line 20.
    let location = SourceLocation(file: SourceFile(path: root), line: 20)

    func comment(_ lines: String...) throws -> Documentation {
        let text = (["##", "# @foo:"] + lines + ["##", "{}"]).joined(separator: "\n")
        return try #require(try documentation(of: text))
    }

    func complaint(_ check: () throws(SchemaError) -> Void) -> String? {
        do throws(SchemaError) {
            try check()
            return nil
        } catch {
            return error.description
        }
    }

    func heading(
        _ comment: Documentation,
        _ meta: String,
        name: String = "foo",
        returnsValue: Bool = false
    ) -> String? {
        complaint { () throws(SchemaError) in
            let definition = SchemaError.Definition(meta: meta, name: name)
            try comment.checkHeading(of: definition, returnsValue: returnsValue, at: location)
        }
    }

    @Test("wants the comment to name the definition")
    func symbol() throws {
        let comment = try comment("# Returns: x")
        #expect(
            heading(comment, "struct", name: "bar") == """
                schema.json: In struct 'bar':
                schema.json:20:1: documentation comment is for 'foo'
                """
        )
        #expect(heading(comment, "command", returnsValue: true) == nil)
    }

    @Test("wants Returns only for commands that return something")
    func returns() throws {
        let comment = try comment("# Errors: x", "# Returns: x")
        #expect(heading(comment, "command", returnsValue: true) == nil)
        #expect(
            heading(comment, "command") == "schema.json:4:1: 'Returns' section, but command doesn't return anything"
        )
        for meta in ["enum", "struct", "union", "alternate", "event"] {
            #expect(heading(comment, meta) == "schema.json:4:1: 'Returns' section is only valid for commands")
        }
    }

    @Test("wants Errors only for commands")
    func errors() throws {
        let comment = try comment("# Errors: x")
        #expect(heading(comment, "command") == nil)
        for meta in ["enum", "struct", "union", "alternate", "event"] {
            #expect(heading(comment, meta) == "schema.json:3:1: 'Errors' section is only valid for commands")
        }
    }

    func coverage(
        _ comment: Documentation,
        features: [String] = [],
        _ parts: [Documentation.Part],
        exceptions: Set<String> = []
    ) -> String? {
        complaint { () throws(SchemaError) in
            try comment.checkCoverage(
                of: SchemaError.Definition(meta: "enum", name: "foo"),
                features: features,
                parts: parts,
                exceptions: exceptions,
                at: location
            )
        }
    }

    @Test("wants every part and feature described, features of the definition first")
    func undescribed() throws {
        let comment = try comment("# @a: x", "#", "# Features:", "# @f: x")
        let prefix = "schema.json: In enum 'foo':\nschema.json:20:1: "
        let described = Documentation.Part(role: "value", name: "a", features: ["f"])
        let other = Documentation.Part(role: "value", name: "b", features: ["g"])
        let swapped = Documentation.Part(role: "member", name: "f", features: ["a"])
        #expect(coverage(comment, features: ["f"], [described]) == nil)
        #expect(coverage(comment, [described, other]) == prefix + "value 'b' lacks documentation")
        #expect(coverage(comment, [swapped]) == prefix + "member 'f' lacks documentation")
        #expect(coverage(comment, features: ["g"], [other]) == prefix + "feature 'g' lacks documentation")
        #expect(coverage(comment, [other], exceptions: ["bar"]) == prefix + "value 'b' lacks documentation")
        #expect(coverage(comment, [other], exceptions: ["foo"]) == prefix + "feature 'g' lacks documentation")
    }

    @Test(
        "wants the definition to have what is described",
        arguments: [
            (["a", "b"], ["f", "g"], nil),
            (["a"], [], "schema.json:4:1: documented member 'b' does not exist"),
            ([], ["f"], "schema.json:3:1: documented members 'a', 'b' do not exist"),
            (["a", "b", "c"], ["g"], "schema.json:7:1: documented feature 'f' does not exist"),
            (["a", "b"], ["a"], "schema.json:7:1: documented features 'f', 'g' do not exist"),
        ] as [(Set<String>, Set<String>, String?)]
    )
    func strange(members: Set<String>, features: Set<String>, expected: String?) throws {
        let comment = try comment("# @a: x", "# @b: x", "#", "# Features:", "# @f: x", "# @g: x")
        let text = complaint { () throws(SchemaError) in
            try comment.checkSubjects(members: members, features: features)
        }
        #expect(text == expected)
    }
}
