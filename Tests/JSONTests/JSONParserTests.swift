// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite("The parser")
struct JSONParserTests {
    /// The outcomes of an input with where each was found, however the input is cut in two.
    private func events(_ chunks: [[UInt8]], limits: JSONParser.Limits = .init()) -> [String] {
        var parser = JSONParser(limits: limits)
        var events: [String] = []
        for chunk in chunks {
            var position = 0
            while let outcome = parser.next(in: chunk, from: &position) { events.append("\(outcome) \(parser.offset)") }
        }
        if let outcome = parser.finish() { events.append("\(outcome) end") }
        return events
    }

    @Test("finds the same at the same place however the input is cut in two", arguments: ParserFactsTests.outcomes)
    func splits(input: String, texts: [String]) {
        let bytes = latin1(input)
        let whole = events([bytes])
        for split in 0...bytes.count {
            #expect(events([Array(bytes[..<split]), Array(bytes[split...])]) == whole)
        }
        #expect(events(bytes.map { [$0] }) == whole)
    }

    @Test("stops right behind each message of a chunk")
    func stopsBehindMessages() {
        var parser = JSONParser()
        let chunk = Array(#"{"a": 1} [2]"x""#.utf8)
        var position = 0
        #expect(parser.next(in: chunk, from: &position) == .value(["a": 1]))
        #expect(position == 8)
        #expect(parser.next(in: chunk, from: &position) == .value([2]))
        #expect(position == 12)
        #expect(parser.next(in: chunk, from: &position) == .value("x"))
        #expect(position == 15)
        #expect(parser.next(in: chunk, from: &position) == nil)
        #expect(parser.offset == 15)
    }

    @Test("needs the byte behind a number outside of containers, and leaves it")
    func numberNeedsNextByte() {
        var parser = JSONParser()
        var position = 0
        #expect(parser.next(in: [UInt8]("12".utf8), from: &position) == nil)
        #expect(position == 2)
        position = 0
        #expect(parser.next(in: [UInt8]("]".utf8), from: &position) == .value(12))
        #expect(position == 0)
        #expect(parser.next(in: [UInt8]("]".utf8), from: &position) == .failure(JSONParseError(.expectingValue, at: 2)))
    }

    static let errorOffsets: [(input: String, offset: Int)] = [
        ("  {\"a\" 1}", 7), ("[1, tru]", 4), ("[\"a\u{01}", 3), ("  %", 2), ("{\"a\": 1, \"a\": 2}", 14), ("[1, -]", 5),
        ("[1] [\"\\x\"]", 5), ("[1e999]", 1),
    ]

    @Test("says where an error is", arguments: errorOffsets)
    func errorOffset(input: String, offset: Int) throws {
        var parser = JSONParser()
        let failures = parser.outcomes(in: latin1(input).span).compactMap { outcome -> JSONParseError? in
            guard case .failure(let error) = outcome else { return nil }
            return error
        }
        #expect(failures.first?.offset == offset)
    }

    static let ends: [(input: String, outcome: JSONParser.Outcome?)] = [
        ("", nil), (" \n", nil), ("[1]", nil), ("12", .value(12)), ("true", .value(true)), ("-1.5e2", .value(-150.0)),
        ("[1", .failure(JSONParseError(.prematureEnd, at: 2))),
        ("{\"a\":", .failure(JSONParseError(.prematureEnd, at: 5))),
        ("[1,, 3", .failure(JSONParseError(.expectingValue, at: 3))),
        ("\"ab", .failure(JSONParseError(.stray("\"ab"), at: 3))),
        ("[\"ab\\", .failure(JSONParseError(.stray("\"ab\\"), at: 5))),
        ("-", .failure(JSONParseError(.stray("-"), at: 1))), ("[1.", .failure(JSONParseError(.stray("1."), at: 3))),
        ("% x", nil), ("nul", .failure(JSONParseError(.invalidKeyword("nul"), at: 0))),
    ]

    @Test("takes what is pending at the end of the input", arguments: ends)
    func end(input: String, outcome: JSONParser.Outcome?) {
        var parser = JSONParser()
        var position = 0
        while parser.next(in: latin1(input), from: &position) != nil {}
        #expect(parser.finish() == outcome)
        #expect(parser.finish() == nil)
    }

    @Test("a recovery that began in one chunk goes on in the next")
    func recoveryPersists() {
        var parser = JSONParser()
        #expect(parser.outcomes(in: latin1("% abc").span).count == 1)
        #expect(parser.outcomes(in: latin1("\"x\" 12 true").span).isEmpty)
        #expect(parser.outcomes(in: latin1("\n{}").span) == [.value([:])])
    }

    @Test("refuses a number beyond the range", arguments: ["1E400", "-1e999", String(repeating: "9", count: 400)])
    func infinity(number: String) {
        #expect(throws: JSONParseError(.numberOutOfRange(number), at: 1)) { try JSONValue(parsing: "[\(number)]") }
        let error = JSONParseError(.numberOutOfRange("1E400"), at: 1)
        #expect(error.message == "JSON parse error, number out of range '1E400'")
    }

    @Test("cuts the text of a long keyword as QMP peers do")
    func longKeyword() {
        let error = JSONParseError(.invalidKeyword(String(repeating: "a", count: 2000)), at: 0)
        #expect(error.message == "JSON parse error, invalid keyword '" + String(repeating: "a", count: 1006))
    }

    @Test("keys that only look the same are different")
    func canonicallyEquivalentKeys() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\": 1, \"e\u{301}\": 2}")
        #expect(value.objectValue?.members.count == 2)
        #expect(value["e\u{301}"] == 2)
        #expect(value != ["\u{E9}": 1, "\u{E9}e": 2])
    }

    @Test("an object of very many members is read in no time")
    func manyMembers() throws {
        let members = (0..<20_000).map { "\"key-\($0)\": \($0)" }
        let value = try JSONValue(parsing: "{\(members.joined(separator: ", "))}")
        #expect(value.objectValue?.members.count == 20_000)
        #expect(value.objectValue?.members.last == .init(key: "key-19999", value: 19_999))
    }

    @Test("finds a duplicate among few and many keys", arguments: [2, 23, 24, 25, 26, 63, 64, 65, 66, 100])
    func duplicate(count: Int) {
        for repeated in [0, count / 2, count - 1] {
            let members = (0..<count).map { "\"key-\($0)\": 0" } + ["\"key-\(repeated)\": 0"]
            let object = "{\(members.joined(separator: ","))}"
            let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: object) }
            #expect(error?.reason == .duplicateKey)
        }
    }

    static let oneShot: [(input: String, reason: JSONParseError.Reason)] = [
        ("", .noValue), (" ", .noValue), ("1 2", .moreThanOneValue), ("{} ]", .moreThanOneValue),
        ("] {}", .expectingValue), ("[", .prematureEnd),
    ]

    @Test("one value is asked for and not found", arguments: oneShot)
    func notOneValue(input: String, reason: JSONParseError.Reason) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: input) }
        #expect(error?.reason == reason)
    }
}
