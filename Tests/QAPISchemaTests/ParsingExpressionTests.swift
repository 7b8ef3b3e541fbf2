// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite("Tokens and expressions")
struct ParsingExpressionTests {
    @Test(
        "parses values",
        arguments: [
            ("{}", "{}"),
            ("{ 'a': 'b' }", "{'a':'b'}"),
            ("{'a':true,'b':false}", "{'a':true,'b':false}"),
            ("{ 'a': [] , 'b' : [ 'x', true, {}, [ 'y' ] ] }", "{'a':[],'b':['x',true,{},['y']]}"),
            ("{ 'z': {}, 'a': {} }", "{'z':{},'a':{}}"),
            ("{ 'a': '' }", "{'a':''}"),
            ("{ 'a': ' ~!\"#' }", "{'a':' ~!\"#'}"),
            ("{ 'a': 'x\\\\y\\\\\\\\z' }", "{'a':'x\\y\\\\z'}"),
        ]
    )
    func values(text: String, expected: String) throws {
        #expect(try parse(text).texts == [expected])
    }

    @Test(
        "skips white space and comments",
        arguments: [
            "{ 'a':\t'b' } # end", "# start\n{ 'a': # inside\n 'b' }", "\u{0B}\u{0C}\n  {'a':'b'}\n\n",
            "{\r\n'a':\r'b' }\r\n", "\u{A0}{\u{2003}'a': 'b'\u{3000}}\u{1C}", "#no space\n#\n{'a':'b'}\n#",
        ]
    )
    func whitespace(text: String) throws {
        #expect(try parse(text).texts == ["{'a':'b'}"])
    }

    @Test("finds nothing in an empty file", arguments: ["", "\n", "# only a comment", " \n \n"])
    func empty(text: String) throws {
        let schema = try parse(text)
        #expect(schema.definitions.isEmpty)
        #expect(schema.modules.map(\.name) == [root])
    }

    @Test("says where a definition begins")
    func location() throws {
        let schema = try parse("\n{ 'a':\n 'b' }\r\n# x\r  { 'c': 'd' }")
        #expect(schema.definitions.map { "\($0.location)" } == ["schema.json:2", "schema.json:5"])
    }

    @Test(
        "refuses what the grammar does not have",
        arguments: [
            ("{ 'a': \"b\" }", "1:8: stray '\"b\"'"),
            ("{ 'a': 12, 'b': 'c' }", "1:8: stray '12'"),
            ("{ 'a': null }", "1:8: stray 'null'"),
            ("{ 'a': truest }", "1:12: stray 'st'"),
            ("\n  é#[", "2:3: stray 'é#'"),
            ("x\u{2003}y", "1:1: stray 'x'"),
            ("{ 'a", "1:3: missing terminating \"'\""),
            ("{ 'a\n' }", "1:3: missing terminating \"'\""),
            ("{ 'a\\\n' }", "1:3: missing terminating \"'\""),
            ("{ 'a': 'b\\nc' }", "1:8: unknown escape \\n"),
            ("{ 'a': 'b\\é' }", "1:8: unknown escape \\é"),
            ("{ 'a\\' }", "1:3: unknown escape \\'"),
            ("{ 'é': 'b' }", "1:3: funny character in string"),
            ("{ 'a\tb': 'b' }", "1:3: funny character in string"),
            ("{ 'a\u{7F}': 'b' }", "1:3: funny character in string"),
            ("{ [", "1:3: expected string or '}'"),
            ("{", "1:2: expected string or '}'"),
            ("{ 'a' 'b' }", "1:7: expected ':'"),
            ("{ 'a': 'b' 'c' }", "1:12: expected ',' or '}'"),
            ("{ 'a': 'b'", "1:11: expected ',' or '}'"),
            ("{ 'a': 'b', }", "1:13: expected string"),
            ("{ 'a': [ 'b' 'c' ] }", "1:14: expected ',' or ']'"),
            ("{ 'a': [ 'b', ] }", "1:15: expected '{', '[', string, or boolean"),
            ("{ 'a': [ : ] }", "1:10: expected '{', '[', ']', string, or boolean"),
            ("{ 'a': [", "1:9: expected '{', '[', ']', string, or boolean"),
            ("{ 'a': , }", "1:8: expected '{', '[', string, or boolean"),
            ("{ 'a': ## b\n'c' }", "1:8: expected '{', '[', string, or boolean"),
            ("}", "1:1: expected '{', '[', string, or boolean"),
            ("{ 'a': 'b',\n  'a': 'c' }", "2:8: duplicate key 'a'"),
        ]
    )
    func refusals(text: String, expected: String) {
        #expect(complaint(about: text) == "schema.json:\(expected)")
    }

    @Test("refuses a duplicate among many keys")
    func manyKeys() {
        let keys = (0..<40).map { "'k\($0)': true," }.joined(separator: "\n")
        #expect(complaint(about: "{\(keys)\n'k39': true }") == "schema.json:41:8: duplicate key 'k39'")
    }

    @Test(
        "counts columns in characters, with tab stops of 8",
        arguments: [("\t:", 9), ("  \t:", 9), ("[\t\t:", 17), ("[       \t:", 17), ("[\u{2003}\u{A0}x", 4)]
    )
    func columns(text: String, column: Int) {
        let error = #expect(throws: SchemaError.self) { try parse(text) }
        #expect(error?.column == column)
    }

    @Test("refuses what is no object at the top", arguments: ["'a'", "true", "[ {} ]"])
    func topLevel(text: String) {
        #expect(complaint(about: "\n" + text) == "schema.json:2:1: top-level expression must be an object")
    }

    @Test("takes values nested 512 deep and refuses deeper ones")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            "{ 'a':" + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
        }
        #expect(try parse(nested(512)).definitions.count == 1)
        #expect(complaint(about: nested(513)) == "schema.json:1:518: nested more than 512 levels deep")
        let unclosed = String(repeating: "{'a':", count: 100_000)
        #expect(complaint(about: unclosed) == "schema.json:1:2561: nested more than 512 levels deep")
    }

    @Test("refuses bytes that are not UTF-8")
    func encoding() {
        let error = #expect(throws: SchemaError.self) { try parse([0x0A, 0x23, 0xFF, 0x0A]) }
        #expect(error?.description == "schema.json:2:1: file is not valid UTF-8")
    }
}
