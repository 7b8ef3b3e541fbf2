// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

/// What a QMP peer answers to an input, as seen on QEMU 10.0.2. An input is given byte by byte as Latin-1.
@Suite("The parser does what QMP peers do")
struct ParserFactsTests {
    /// `value` stands for a message, anything else for an error without `JSON parse error, `. The byte FF, which ends
    /// whatever went before, is the last of each input and is itself an error.
    static let outcomes: [(input: String, texts: [String])] = [
        ("{]\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{\"a\"]\u{FF}", ["missing : in object pair", "stray '\u{FFFD}'"]),
        ("{\"a\":1]\u{FF}", ["expected separator in dict", "stray '\u{FFFD}'"]),
        ("{\"a\":1,}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("[1,]\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("[1 2]\u{FF}", ["expected separator in list", "stray '\u{FFFD}'"]),
        ("[}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("[[}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{[}]\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{\"a\" 1}\u{FF}", ["missing : in object pair", "stray '\u{FFFD}'"]),
        ("{\"a\":1 \"b\":2}\u{FF}", ["expected separator in dict", "stray '\u{FFFD}'"]),
        ("{1:2}\u{FF}", ["key is not a string in object", "stray '\u{FFFD}'"]),
        ("{[1,2]:3}\u{FF}", ["key is not a string in object", "stray '\u{FFFD}'"]),
        ("{{\"a\":x}:3}\u{FF}", ["invalid keyword 'x'", "stray '\u{FFFD}'"]),
        ("{null:1}\u{FF}", ["key is not a string in object", "stray '\u{FFFD}'"]),
        ("{\"a\":1,\"a\":2}\u{FF}", ["duplicate key", "stray '\u{FFFD}'"]),
        ("{\"a\":1,\"\\u0061\":2}\u{FF}", ["duplicate key", "stray '\u{FFFD}'"]),
        ("{\"a\":{\"b\":1,\"b\":2}}\u{FF}", ["duplicate key", "stray '\u{FFFD}'"]),
        ("{\"a\":1,\"a\":}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{\"a\":1,\"a\":2 3}\u{FF}", ["duplicate key", "stray '\u{FFFD}'"]),
        ("{\"a\":tru}\u{FF}", ["invalid keyword 'tru'", "stray '\u{FFFD}'"]),
        ("[nul]\u{FF}", ["invalid keyword 'nul'", "stray '\u{FFFD}'"]),
        ("{\"a\":'\\x'}\u{FF}", ["invalid escape sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\\u12\"]\u{FF}", ["\\u12\" is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\u1\"]\u{FF}", ["\\u1\" is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\u\"]\u{FF}", ["\\u\" is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uD83F\\uDFFF\"]\u{FF}", ["\\uD83F\\uDFFF is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uD83D\"]\u{FF}", ["\\uD83D is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uD83Dx\"]\u{FF}", ["\\uD83D is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uD83D\\u0041\"]\u{FF}", ["\\uD83D is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uD83D\\u\"]\u{FF}", ["\\uD83D is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uDE00\\uD83D\"]\u{FF}", ["\\uDE00 is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uFFFE\"]\u{FF}", ["\\uFFFE is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\uFDD0\"]\u{FF}", ["\\uFDD0 is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\\u00\u{C3}\u{A9}x\"]\u{FF}", ["\\u00é is not a valid Unicode character", "stray '\u{FFFD}'"]),
        ("[\"\u{C0}\u{80}\"]\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("[\"\u{C3}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{C1}\u{81}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{ED}\u{A0}\u{80}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{EF}\u{BF}\u{BE}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{F4}\u{90}\u{80}\u{80}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{F8}\u{88}\u{80}\u{80}\u{80}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{FC}\u{84}\u{80}\u{80}\u{80}\u{80}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("[\"\u{80}\"]\u{FF}", ["invalid UTF-8 sequence in string", "stray '\u{FFFD}'"]),
        ("{\"id\":\"\u{01}\"}\u{FF}", ["stray '\"\u{1}'", "expecting value", "stray '\u{FFFD}'"]),
        ("\"abc\u{00}def\"\u{FF}", ["stray '\"abc'", "stray '\u{FFFD}'"]),
        ("abc%\u{FF}", ["invalid keyword 'abc'", "stray '%'", "stray '\u{FFFD}'"]),
        ("[1,%d]\u{FF}", ["stray '%'", "expecting value", "stray '\u{FFFD}'"]),
        ("TRUE\u{FF}", ["stray 'T'", "stray '\u{FFFD}'"]),
        ("[01]\u{FF}", ["stray '01'", "expecting value", "stray '\u{FFFD}'"]),
        ("[-]\u{FF}", ["stray '-]'", "stray '\u{FFFD}'"]),
        ("[-a]\u{FF}", ["stray '-a'", "expecting value", "stray '\u{FFFD}'"]),
        ("[1.]\u{FF}", ["stray '1.]'", "stray '\u{FFFD}'"]),
        ("[1.e1]\u{FF}", ["stray '1.e'", "expecting value", "stray '\u{FFFD}'"]),
        ("[0e1]\u{FF}", ["expected separator in list", "stray '\u{FFFD}'"]),
        ("[1e]\u{FF}", ["stray '1e]'", "stray '\u{FFFD}'"]),
        ("[1e+]\u{FF}", ["stray '1e+]'", "stray '\u{FFFD}'"]),
        ("[1E+5x]\u{FF}", ["expected separator in list", "stray '\u{FFFD}'"]),
        ("[.5]\u{FF}", ["stray '.'", "expecting value", "stray '\u{FFFD}'"]),
        ("[+1]\u{FF}", ["stray '+'", "expecting value", "stray '\u{FFFD}'"]),
        ("}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("]\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        (",\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        (":\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("1\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("\"x\"\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("true\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("12 13\u{FF}", ["value", "value", "stray '\u{FFFD}'"]),
        ("[1][2]\u{FF}", ["value", "value", "stray '\u{FFFD}'"]),
        ("{}{}\u{FF}", ["value", "value", "stray '\u{FFFD}'"]),
        ("[[]]]\u{FF}", ["value", "expecting value", "stray '\u{FFFD}'"]),
        ("{\"a\":[}]}\u{FF}", ["expecting value", "expecting value", "stray '\u{FFFD}'"]),
        ("[1,,2]\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("[,]\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{,}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{:}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("{\"a\"}\u{FF}", ["missing : in object pair", "stray '\u{FFFD}'"]),
        ("{\"a\",1}\u{FF}", ["missing : in object pair", "stray '\u{FFFD}'"]),
        ("{\"a\"::1}\u{FF}", ["expecting value", "stray '\u{FFFD}'"]),
        ("[\"a\":1]\u{FF}", ["expected separator in list", "stray '\u{FFFD}'"]),
        ("{\"a\":1:2}\u{FF}", ["expected separator in dict", "stray '\u{FFFD}'"]),
        ("\u{09}\u{01}\u{FF}", ["stray '\u{1}'", "stray '\u{FFFD}'"]),
        ("\u{7F}\u{FF}", ["stray '\u{7F}'", "stray '\u{FFFD}'"]),
        ("[\"a\u{09}b\"]\u{FF}", ["stray '\"a\u{9}'", "expecting value", "stray '\u{FFFD}'"]),
        ("['it\"s']\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("['a\\'b']\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("[\"it's\"]\u{FF}", ["value", "stray '\u{FFFD}'"]),
        ("[\u{C3}\u{A9}]\u{FF}", ["stray '\u{FFFD}'", "expecting value", "stray '\u{FFFD}'"]),
        ("\"\u{FE}\"\u{FF}", ["stray '\"\u{FFFD}'", "stray '\u{FFFD}'"]),
        ("[ \"\\\u{FF}", ["stray '\"\\\u{FFFD}'"]),
        ("[ {\"a\": \"\u{C3}\u{A9}\u{02}\u{FF}", ["stray '\"é\u{2}'", "stray '\u{FFFD}'"]),
        ("[0e1\u{FF}", ["stray '\u{FFFD}'"]),
        ("[1 0 0e1]\u{FF}", ["expected separator in list", "stray '\u{FFFD}'"]),
    ]

    /// What a value looks like when it is sent back as the id of a command.
    static let echoes: [(input: String, text: String)] = [
        ("0", "0"),
        ("-0", "0"),
        ("1.0", "1"),
        ("1e3", "1000"),
        ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "9223372036854775808"),
        ("18446744073709551615", "18446744073709551615"),
        ("18446744073709551616", "1.8446744073709552e+19"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("-9223372036854775809", "-9.2233720368547758e+18"),
        ("0.1", "0.10000000000000001"),
        ("-0.0", "-0"),
        ("1.5e300", "1.5000000000000001e+300"),
        ("1e-400", "0"),
        ("5e-324", "4.9406564584124654e-324"),
        ("2.2250738585072014e-308", "2.2250738585072014e-308"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ("123456789012345678", "123456789012345678"),
        ("100000000000000000000", "1e+20"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("1E+2", "100"),
        ("[]", "[]"),
        ("{}", "{}"),
        ("[[],{}]", "[[], {}]"),
        ("[1, 2,3]", "[1, 2, 3]"),
        ("{\"a\":null,\"a2\":true}", "{\"a\": null, \"a2\": true}"),
        ("\"a/b\\\"\\\\\\b\\f\\n\\r\\t\"", "\"a/b\\\"\\\\\\b\\f\\n\\r\\t\""),
        ("\"\\u0000\\u001f \u{7F}\"", "\"\\u0000\\u001F \\u007F\""),
        ("\"\u{C0}\u{80}\"", "\"\\u0000\""),
        ("\"\u{C3}\u{A9}\u{E2}\u{82}\u{AC}\u{F0}\u{9F}\u{98}\u{80}\"", "\"\\u00E9\\u20AC\\uD83D\\uDE00\""),
        ("\"\\ud83d\\ude00\"", "\"\\uD83D\\uDE00\""),
        ("'it\\'s \"x\"'", "\"it's \\\"x\\\"\""),
        ("\"\\u00e9\"", "\"\\u00E9\""),
    ]

    @Test("the outcomes of an input are those of a QMP peer", arguments: outcomes)
    func outcome(input: String, texts: [String]) {
        let expected = texts.map { $0 == "value" ? $0 : "JSON parse error, \($0)" }
        var parser = JSONParser()
        #expect(parser.outcomes(in: latin1(input).span).map(describe) == expected)
    }

    @Test("a value is written as a QMP peer writes it", arguments: echoes)
    func echo(input: String, text: String) throws {
        let value = try JSONValue(parsing: latin1(input))
        var writer = JSONWriter()
        writer.value(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    private func describe(_ outcome: JSONParser.Outcome) -> String {
        switch outcome {
        case .value: "value"
        case .failure(let error): error.message
        }
    }
}
