// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite("The writer")
struct JSONWriterTests {
    static let value: JSONValue = [
        "a": [1, -2, [], [:]], "b": ["c": nil, "d": true, "e": "x\u{7F}"], "f": .unsigned(.max), "g": 0.5,
    ]

    @Test("writes on one line")
    func compact() throws {
        var writer = JSONWriter()
        writer.value(Self.value)
        try writer.endMessage()
        let expected =
            #"{"a": [1, -2, [], {}], "b": {"c": null, "d": true, "e": "x\u007F"}, "f": 18446744073709551615, "g": 0.5}"#
        #expect(text(writer.bytes) == expected + "\r\n")
    }

    static let prettyText = [
        "{", "    \"a\": [", "        1,", "        -2,", "        [", "        ],", "        {", "        }", "    ],",
        "    \"b\": {", "        \"c\": null,", "        \"d\": true,", "        \"e\": \"x\\u007F\"", "    },",
        "    \"f\": 18446744073709551615,", "    \"g\": 0.5", "}", "",
    ].joined(separator: "\r\n")

    @Test("writes on indented lines")
    func pretty() throws {
        var writer = JSONWriter(style: .pretty)
        writer.value(Self.value)
        try writer.endMessage()
        #expect(text(writer.bytes) == Self.prettyText)
    }

    @Test("puts several messages one after another", arguments: [JSONWriter.Style.compact, .pretty])
    func messages(style: JSONWriter.Style) throws {
        var writer = JSONWriter(style: style)
        writer.integer(1)
        try writer.endMessage()
        writer.string("x")
        try writer.endMessage()
        #expect(text(writer.bytes) == "1\r\n\"x\"\r\n")
    }

    @Test("takes back what was written since a mark")
    func rewinding() throws {
        var writer = JSONWriter()
        writer.null()
        try writer.endMessage()
        let start = writer.mark
        writer.beginObject()
        writer.key("return")
        let mark = writer.mark
        writer.beginArray()
        writer.number(.infinity)
        writer.rewind(to: mark)
        writer.bool(false)
        let inside = writer.mark
        writer.key("x")
        writer.rewind(to: inside)
        writer.endObject()
        #expect(text(writer.bytes) == "null\r\n{\"return\": false}")
        writer.rewind(to: start)
        writer.bool(true)
        try writer.endMessage()
        #expect(text(writer.bytes) == "null\r\ntrue\r\n")
    }

    @Test("takes a message back that has a number which is not finite", arguments: [Double.infinity, -.infinity, .nan])
    func notFinite(number: Double) throws {
        var writer = JSONWriter()
        writer.integer(1)
        try writer.endMessage()
        writer.value([1, [.number(number)], "x"])
        #expect(throws: JSONWriterError.numberNotFinite) { try writer.endMessage() }
        #expect(text(writer.bytes) == "1\r\n")
        writer.integer(2)
        try writer.endMessage()
        #expect(text(writer.bytes) == "1\r\n2\r\n")
    }

    @Test("starts afresh after everything was dropped")
    func removingAll() throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.number(.nan)
        writer.removeAll(keepingCapacity: true)
        writer.null()
        try writer.endMessage()
        #expect(text(writer.bytes) == "null\r\n")
    }

    @Test("puts text that is JSON already where a value goes")
    func rawCompact() throws {
        var writer = JSONWriter()
        writer.beginArray()
        writer.raw("{\"a\": 1}")
        writer.raw(Array("2".utf8))
        writer.endArray()
        #expect(text(writer.bytes) == "[{\"a\": 1}, 2]")
    }

    @Test("lays text that is JSON already out on lines")
    func rawPretty() throws {
        var compact = JSONWriter()
        compact.value(Self.value)
        var pretty = JSONWriter(style: .pretty)
        pretty.raw(compact.bytes)
        try pretty.endMessage()
        #expect(text(pretty.bytes) == Self.prettyText)
    }

    @Test("does not take a bracket within a string for one", arguments: [#""a\\\"[{,: ""#, #"{"}": "\\"}"#])
    func rawStrings(value: String) throws {
        var writer = JSONWriter(style: .pretty)
        writer.raw(Array(value.utf8))
        try writer.endMessage()
        #expect(try JSONValue(parsing: writer.bytes) == JSONValue(parsing: value))
    }

    @Test("writes every character in ASCII so that it is read again")
    func characters() throws {
        for code in UInt32(0)...0x10FFFF where code < 0x3100 || code % 251 == 0 {
            let isNoncharacter = code & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(code)
            guard let scalar = Unicode.Scalar(code), !isNoncharacter else { continue }
            var writer = JSONWriter()
            writer.string(String(scalar))
            guard writer.bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
                Issue.record("U+\(String(code, radix: 16)) is not written in ASCII")
                continue
            }
            let reread = try JSONValue(parsing: writer.bytes)
            if reread.stringValue?.unicodeScalars.elementsEqual([scalar]) != true {
                Issue.record("U+\(String(code, radix: 16)) is read again as \(reread)")
            }
        }
    }

    @Test("writes a noncharacter as the replacement character", arguments: [0xFFFE, 0xFDD0, 0x1FFFF] as [UInt32])
    func noncharacter(code: UInt32) throws {
        var writer = JSONWriter()
        writer.string(String(try #require(Unicode.Scalar(code))))
        #expect(text(writer.bytes) == #""\uFFFD""#)
    }

    @Test("integers have their decimal text", arguments: [0, 9, 10, -1, 1_234_567_890, Int64.max, Int64.min])
    func integers(value: Int64) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(text(writer.bytes) == "\(value)")
    }

    @Test("a key in an array traps")
    func keyInArray() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginArray()
            writer.key("a")
        }
    }

    @Test("ending a message that is not complete traps")
    func incompleteMessage() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginArray()
            try? writer.endMessage()
        }
    }
}
