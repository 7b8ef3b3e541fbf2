// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite("The parser's limits")
struct JSONParserLimitTests {
    private func outcomes(_ input: String, limits: JSONParser.Limits = .init()) -> [JSONParser.Outcome] {
        var parser = JSONParser(limits: limits)
        let outcomes = parser.outcomes(in: latin1(input).span)
        return outcomes + (parser.finish().map { [$0] } ?? [])
    }

    private func limits(_ change: (inout JSONParser.Limits) -> Void) -> JSONParser.Limits {
        var limits = JSONParser.Limits()
        change(&limits)
        return limits
    }

    @Test("are those of QMP peers")
    func defaults() {
        let limits = JSONParser.Limits()
        #expect(limits.nesting == 1024)
        #expect(limits.tokenBytes == 67_108_864)
        #expect(limits.tokens == 2_097_152)
    }

    @Test("1024 levels may be nested")
    func deepest() throws {
        let text = String(repeating: "[{\"a\":", count: 512) + "1" + String(repeating: "}]", count: 512)
        _ = try JSONValue(parsing: text)
    }

    @Test("1025 levels fail once, and then each closing bracket does")
    func tooDeep() {
        let outcomes = outcomes(String(repeating: "[", count: 1025) + String(repeating: "]", count: 1025))
        #expect(outcomes.first == .failure(JSONParseError(.nestingLimit, at: 1024)))
        #expect(outcomes.dropFirst().count == 1025)
        #expect(outcomes.last == .failure(JSONParseError(.expectingValue, at: 2049)))
        #expect(JSONParseError(.nestingLimit, at: 0).message == "JSON nesting depth limit exceeded")
    }

    @Test("counts braces and brackets together, broken or not")
    func nestingOfBrokenMessage() {
        let limits = limits { $0.nesting = 3 }
        #expect(outcomes("[{,[[", limits: limits).first == .failure(JSONParseError(.nestingLimit, at: 4)))
    }

    @Test("the tokens of a message are counted")
    func tokens() {
        let limits = limits { $0.tokens = 5 }
        #expect(outcomes("[1,2]", limits: limits) == [.value([1, 2])])
        let error = JSONParseError(.tokenCountLimit, at: 5)
        #expect(outcomes("[1,2,[", limits: limits) == [.failure(error)])
        let later = JSONParseError(.tokenCountLimit, at: 8)
        #expect(outcomes("[] [1,2,[", limits: limits) == [.value([]), .failure(later)])
        #expect(error.message == "JSON token count limit exceeded")
    }

    @Test("the bytes of a message's tokens are counted, without the space between them")
    func tokenBytes() {
        let limits = limits { $0.tokenBytes = 8 }
        #expect(outcomes("[ \"abc\"  ]", limits: limits) == [.value(["abc"])])
        let error = JSONParseError(.tokenSizeLimit, at: 6)
        #expect(outcomes("[\"abc\",]", limits: limits) == [.failure(JSONParseError(.tokenSizeLimit, at: 7))])
        #expect(outcomes("[\"abc\"12,", limits: limits).first == .failure(error))
        #expect(error.message == "JSON token size limit exceeded")
    }

    @Test("a token is given up as soon as it is too long, and what follows is read anew")
    func longToken() {
        let limits = limits { $0.tokenBytes = 8 }
        let error = JSONParseError(.tokenSizeLimit, at: 0)
        #expect(outcomes("\"abcdefgh 12 ", limits: limits) == [.failure(error), .value(12)])
    }
}
