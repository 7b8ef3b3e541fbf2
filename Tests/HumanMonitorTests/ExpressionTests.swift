// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HumanMonitor

@Suite("An expression")
struct ExpressionTests {
    private func value(of text: String) throws -> Int64 {
        var reader = ExpressionReader(LineReader(text)) { ["pc": 0x8000_0000, "a.b_1": 7][$0] }
        let value = try reader.sum()
        return reader.line.isAtEnd ? value : try #require(nil, "something is left of '\(text)'")
    }

    @Test(
        "has a value",
        arguments: [
            ("0", 0), ("42", 42), ("0x2A", 42), ("052", 42), ("0", 0), (" 1 + 2 ", 3), ("2*3+4", 10), ("2+3*4", 14),
            ("2*(3+4)", 14), ("-5/2", -2), ("-5%3", -2), ("~1", -2), ("--1", 1), ("+7", 7), ("5 & 3 | 8 ^ 1", 8),
            ("1 | 2 * 2", 5), ("1 + 2 | 4", 7), ("7 - 2 - 1", 4), ("'a'", 97), ("' '", 32), ("$pc + 4", 0x8000_0004),
            ("$a.b_1*2", 14), ("0xffffffffffffffff", -1), ("18446744073709551615", -1),
            ("0x8000000000000000 / -1", .min), ("0x8000000000000000 % -1", 0), ("0x7fffffffffffffff + 1", .min),
        ] as [(String, Int64)]
    )
    func values(text: String, expected: Int64) throws { #expect(try value(of: text) == expected) }

    @Test(
        "is refused with the reason",
        arguments: [
            ("", "unexpected end of expression"), ("1 +", "unexpected end of expression"), ("(1", "')' expected"),
            ("1/0", "division by zero"), ("1 % 0", "division by zero"), ("foo", "invalid char 'f' in expression"),
            ("ß", "invalid char 'ß' in expression"), ("18446744073709551616", "number too large"),
            ("0x10000000000000000", "number too large"), ("'", "character constant expected"),
            ("'ab'", "missing terminating ' character"), ("$", "unknown register"), ("$foo", "unknown register"),
            (String(repeating: "(", count: 100_000), "expression is nested too deeply"),
            (String(repeating: "-", count: 100_000), "expression is nested too deeply"),
        ]
    )
    func complaints(text: String, expected: String) {
        #expect(throws: Complaint(expected)) { try value(of: text) }
    }

    @Test("ends where a number ends", arguments: [("0x", "x"), ("08", "8"), ("1 2", "2"), ("1)", ")")])
    func ends(text: String, rest: String) throws {
        var reader = ExpressionReader(LineReader(text)) { _ in nil }
        _ = try reader.sum()
        var line = reader.line
        #expect(line.takeRest() == rest)
    }
}
