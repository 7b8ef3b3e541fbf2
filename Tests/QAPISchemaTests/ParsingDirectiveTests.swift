// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite("Includes and pragmas")
struct ParsingDirectiveTests {
    @Test("puts the definitions of an included file at the place of the include")
    func order() throws {
        let schema = try parse(
            "{ 'a': 'x' } { 'include': 'sub/b.json' } { 'd': 'x' }",
            including: [
                "sub/b.json": "{ 'include': 'c.json' } { 'b': 'x' }",
                "sub/c.json": "{ 'c': 'x' }",
            ]
        )
        #expect(schema.texts == ["{'a':'x'}", "{'c':'x'}", "{'b':'x'}", "{'d':'x'}"])
        #expect(schema.definitions.map(\.module) == [0, 2, 1, 0])
        #expect(schema.modules.map(\.name) == ["schema.json", "sub/b.json", "sub/c.json"])
        #expect(schema.definitions[1].location.file.includedFrom?.description == "sub/b.json:1")
    }

    @Test("skips the second inclusion of a file, however it is spelled")
    func repetition() throws {
        let schema = try parse(
            "{ 'include': 'a.json' } { 'include': './a.json' } { 'include': 'x/../a.json' } { 'include': 'b.json' }",
            including: ["a.json": "{ 'a': 'x' }", "b.json": "{ 'include': 'a.json' }"]
        )
        #expect(schema.texts == ["{'a':'x'}"])
        #expect(schema.modules.map(\.name) == ["schema.json", "a.json", "b.json"])
    }

    @Test("names modules from the folder of the root, and shows paths as they are joined")
    func names() throws {
        let schema = try ParsedSchema(reading: "p/q/root.json") { path throws(UnreadableFile) in
            switch path {
            case "p/q/root.json": [UInt8]("{ 'include': '../../r/a.json' } { 'include': '/abs/c.json' }".utf8)
            case "p/q/../../r/a.json": [UInt8]("{ 'include': 'b.json' }".utf8)
            case "p/q/../../r/b.json", "/abs/c.json": []
            default: throw UnreadableFile(reason: "unexpected \(path)")
            }
        }
        #expect(schema.modules.map(\.name) == ["root.json", "../../r/a.json", "../../r/b.json", "/abs/c.json"])
        #expect(schema.modules[2].file.path == "p/q/../../r/b.json")
    }

    @Test("refuses a loop and shows the chain of includes from the root on")
    func loop() {
        let text = complaint(
            about: "{ 'include': 'b.json' }",
            including: ["b.json": "\n{ 'include': 'c.json' }", "c.json": "{ 'include': './schema.json' }"]
        )
        #expect(
            text == """
                In file included from schema.json:1:
                In file included from b.json:2:
                c.json:1:1: inclusion loop for ./schema.json
                """
        )
        #expect(complaint(about: "{'include': 'schema.json'}") == "schema.json:1:1: inclusion loop for schema.json")
    }

    @Test("shows the include that led to a complaint of the parser")
    func chain() {
        let text = complaint(about: "{ 'include': 'a.json' }", including: ["a.json": "{"])
        #expect(text == "In file included from schema.json:1:\na.json:1:2: expected string or '}'")
    }

    @Test("refuses a file that cannot be read")
    func unreadable() {
        #expect(
            complaint(about: "\n{ 'include': 'x/y.json' }")
                == "schema.json:2:1: can't read include file 'x/y.json': No such file or directory"
        )
        let error = #expect(throws: SchemaError.self) {
            try ParsedSchema(reading: "nowhere.json") { _ throws(UnreadableFile) in
                throw UnreadableFile(reason: "Permission denied")
            }
        }
        #expect(error?.description == "can't read schema file 'nowhere.json': Permission denied")
        #expect(error?.location == nil)
    }

    @Test("refuses endless chains of includes")
    func endlessIncludes() {
        let error = #expect(throws: SchemaError.self) {
            try ParsedSchema(reading: "0") { path throws(UnreadableFile) in
                [UInt8]("{ 'include': '\((Int(path) ?? 0) + 1)' }".utf8)
            }
        }
        #expect(error?.message == "more than 256 includes inside each other")
        #expect(error?.location?.description == "256:1")
    }

    @Test(
        "refuses malformed directives",
        arguments: [
            ("{ 'include': 'a.json', 'x': true }", "invalid 'include' directive"),
            ("{ 'include': [ 'a.json' ] }", "value of 'include' must be a string"),
            ("{ 'pragma': {}, 'x': true }", "invalid 'pragma' directive"),
            ("{ 'pragma': [] }", "value of 'pragma' must be an object"),
            ("{ 'pragma': { 'x': true } }", "unknown pragma 'x'"),
            ("{ 'pragma': { 'doc-required': 'yes' } }", "pragma 'doc-required' must be boolean"),
            (
                "{ 'pragma': { 'command-name-exceptions': 'x' } }",
                "pragma command-name-exceptions must be a list of strings"
            ),
            (
                "{ 'pragma': { 'command-returns-exceptions': [ true ] } }",
                "pragma command-returns-exceptions must be a list of strings"
            ),
            (
                "{ 'pragma': { 'documentation-exceptions': {} } }",
                "pragma documentation-exceptions must be a list of strings"
            ),
            (
                "{ 'pragma': { 'member-name-exceptions': [ [] ] } }",
                "pragma member-name-exceptions must be a list of strings"
            ),
        ]
    )
    func malformed(text: String, expected: String) {
        #expect(complaint(about: "\n" + text) == "schema.json:2:1: " + expected)
    }

    @Test("shares pragmas among all files; a later list replaces an earlier one")
    func pragmas() throws {
        let schema = try parse(
            """
            { 'pragma': { 'doc-required': true, 'command-name-exceptions': [ 'a_b' ] } }
            { 'include': 'sub.json' }
            { 'pragma': { 'member-name-exceptions': [ 'T' ], 'documentation-exceptions': [ 'U', 'V' ] } }
            """,
            including: [
                "sub.json": """
                { 'pragma': { 'command-name-exceptions': [ 'c_d', 'e_f' ], 'command-returns-exceptions': [ 'r' ] } }
                """
            ]
        )
        #expect(schema.pragmas.requiresDocumentation)
        #expect(schema.pragmas.commandNameExceptions == ["c_d", "e_f"])
        #expect(schema.pragmas.commandReturnsExceptions == ["r"])
        #expect(schema.pragmas.memberNameExceptions == ["T"])
        #expect(schema.pragmas.documentationExceptions == ["U", "V"])
        #expect(schema.definitions.isEmpty)
    }

    @Test("takes back the demand for documentation")
    func withdrawn() throws {
        let schema = try parse(
            "{ 'pragma': { 'doc-required': true } } { 'pragma': { 'doc-required': false } }"
        )
        #expect(!schema.pragmas.requiresDocumentation)
    }
}

@Suite("Paths as text")
struct ParsingPathTests {
    @Test(
        "gives the folder of a path",
        arguments: [("a/b/c", "a/b"), ("c", ""), ("/c", "/"), ("a//c", "a"), ("", ""), ("a/", "a")]
    )
    func directory(path: String, expected: String) {
        #expect(LexicalPath.directory(of: path) == expected)
    }

    @Test("joins paths", arguments: [("a", "b", "a/b"), ("", "b", "b"), ("/", "b", "/b"), ("a", "/b", "/b")])
    func join(directory: String, path: String, expected: String) {
        #expect(LexicalPath.join(directory, path) == expected)
    }

    @Test(
        "normalises paths",
        arguments: [
            ("a/./b//c", "a/b/c"), ("a/../b", "b"), ("../../a", "../../a"), ("/../a", "/a"), ("a/..", "."),
            ("./a", "a"), ("a/../../b", "../b"),
        ]
    )
    func normalised(path: String, expected: String) {
        #expect(LexicalPath.normalised(path) == expected)
    }

    @Test(
        "names a path from a folder",
        arguments: [
            ("a/b", "a", "b"), ("a/b", "", "a/b"), ("a/b", "c/d", "../../a/b"), ("/a/b", "/a", "b"),
            ("../b", "../a", "../b"), ("/a/b", "a", "/a/b"),
        ]
    )
    func relative(path: String, directory: String, expected: String) {
        #expect(LexicalPath.relative(path, to: directory) == expected)
    }
}
