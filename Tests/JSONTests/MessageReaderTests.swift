// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

/// A message that comes at once may be read in another way than one that comes in pieces.
@Suite("A message that comes at once")
struct MessageReaderTests {
    /// The outcomes of an input with where each was found: at once, or byte by byte.
    private func events(_ input: String, atOnce: Bool, limits: JSONParser.Limits = .init()) -> [String] {
        let bytes = Array(input.utf8)
        var parser = JSONParser(limits: limits)
        var events: [String] = []
        for chunk in atOnce ? [bytes] : bytes.map({ [$0] }) {
            var position = 0
            while let outcome = parser.next(in: chunk, from: &position) { events.append("\(outcome) \(parser.offset)") }
        }
        if let outcome = parser.finish() { events.append("\(outcome) end") }
        return events
    }

    private func limits(_ change: (inout JSONParser.Limits) -> Void) -> JSONParser.Limits {
        var limits = JSONParser.Limits()
        change(&limits)
        return limits
    }

    static let messages = [
        #"{"a": [], "b": {}, "c": [1, -2, 0.5, 18446744073709551615, 1e3, 99999999999999999999], "d": null}"#,
        #"[true, false, null, "", "\u00e9\n", 'single', "é", {"name": "x", "type": {"name": [[["y"]]]}}]"#,
        #"{"'": 1, 'b': 2}"#, #"{"\u0061": 1, "b": 2}"#, #"{"a": 1, "\u0061": 2}"#, #"{"é": 1}"#, "\t[\r\n1 ,\t2 ] ",
        "[{}]",
        "[1,]", "[,1]", "[1 2]", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a" 1}"#, #"{1:2}"#, "[}", "{]", "[1}",
        #"{"a":1]"#,
        "[nul]", "[nulll]", "[truee]", "[falsey]", "[null1]", "[01]", "[-]", "[1.]", "[1e999]", #"["\x"]"#,
        "[\"\u{1}\"]",
        "[\0]", "[1]\0", "[[1][2]]", #"["a""b"]"#, #"[["a"]:["b"]]"#, "[1][2]{}",
    ]

    @Test("gives what it gives byte by byte", arguments: messages)
    func agreement(message: String) {
        for input in [message, message + String(repeating: " ", count: 20)] {
            #expect(events(input, atOnce: true) == events(input, atOnce: false))
        }
    }

    @Test("gives what it gives byte by byte if a part of it is missing", arguments: messages)
    func agreementOnPrefixes(message: String) {
        for length in 0..<message.unicodeScalars.count {
            let input = String(String.UnicodeScalarView(message.unicodeScalars.prefix(length)))
            #expect(events(input, atOnce: true) == events(input, atOnce: false))
        }
    }

    @Test("is held to the same limits", arguments: messages)
    func limits(message: String) {
        for limit in 0...message.utf8.count + 2 {
            for limits in [
                limits { $0.tokens = limit }, limits { $0.tokenBytes = limit }, limits { $0.nesting = limit },
            ] {
                #expect(
                    events(message, atOnce: true, limits: limits) == events(message, atOnce: false, limits: limits)
                )
            }
        }
    }

    @Test("has its strings and keys whatever their length and what follows", arguments: 0...40)
    func lengths(length: Int) throws {
        let text = String("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix(length))
        for space in ["", String(repeating: " ", count: 8), String(repeating: " ", count: 30)] {
            #expect(try JSONValue(parsing: "[\"\(text)\"\(space)]\(space)") == [.string(text)])
            #expect(try JSONValue(parsing: "{\"\(text)\"\(space):1}\(space)") == [text: 1])
            let error = #expect(throws: JSONParseError.self) {
                try JSONValue(parsing: "{\"\(text)\": 1, \"-\(text)\": 2, \"\(text)\": 3}\(space)")
            }
            #expect(error?.reason == .duplicateKey)
        }
    }

    @Test("may have keys that differ in one byte or in their length alone", arguments: 1...40)
    func similarKeys(length: Int) throws {
        let key = [Character](repeating: "k", count: length)
        var keys = [String(key), String(key) + "k", String(key.dropLast())]
        for index in 0..<length {
            var other = key
            other[index] = "l"
            keys.append(String(other))
        }
        let members = keys.map { "\"\($0)\": null" }.joined(separator: ", ")
        #expect(try JSONValue(parsing: "{\(members)}").objectValue?.members.map(\.key) == keys)
    }

    @Test("may have any number of members", arguments: [1, 2, 63, 64, 65, 66, 200])
    func members(count: Int) throws {
        let input = "[{\((0..<count).map { "\"key-\($0)\": [\($0)]" }.joined(separator: ", "))}]"
        #expect(try JSONValue(parsing: input).arrayValue?.first?.objectValue?.members.count == count)
        #expect(events(input, atOnce: true) == events(input, atOnce: false))
    }
}
