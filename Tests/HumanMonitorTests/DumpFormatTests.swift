// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HumanMonitor

@Suite("The format of a number")
struct DumpFormatTests {
    private func format(_ text: String) throws -> DumpFormat {
        var format = DumpFormat()
        var line = LineReader(text)
        try format.take(from: &line)
        return format
    }

    @Test(
        "has columns as wide as the widest number",
        arguments: [
            ("xb", 7, "0x07"), ("xh", 7, "0x0007"), ("xw", 7, "0x00000007"), ("xg", 7, "0x0000000000000007"),
            ("xg", .max, "0xffffffffffffffff"), ("ob", 0o227, "0227"), ("ob", 2, " 02"), ("ob", 0, "  0"),
            ("ow", 0o1227, "      01227"), ("db", 255, "255"), ("db", 7, "  7"), ("dh", 7, "    7"),
            ("dw", 4_047_512_947, "4047512947"), ("dw", 7, "         7"), ("dg", .max, "                  -1"),
            ("ug", .max, "18446744073709551615"), ("cb", 0x97, "'\\x97'"), ("cb", 65, "'A'"),
        ] as [(String, UInt64, String)]
    )
    func columns(text: String, value: UInt64, expected: String) throws {
        #expect(try format(text).columnText(value) == expected)
    }

    @Test(
        "writes a number that stands alone",
        arguments: [
            ("x", 255, "0xff"), ("x", 0, "0"), ("o", 8, "010"), ("o", 0, "0"), ("d", .max, "-1"),
            ("u", .max, "18446744073709551615"), ("c", 10, "'\\n'"), ("c", 13, "'\\r'"), ("c", 39, "'\\''"),
            ("c", 92, "'\\\\'"), ("c", 0, "'\\x00'"), ("c", 0x1234, "'\\x1234'"), ("c", .max, "'\\xffffffff'"),
        ] as [(String, UInt64, String)]
    )
    func alone(text: String, value: UInt64, expected: String) throws {
        #expect(try format(text).text(value) == expected)
    }

    @Test(
        "has count, style and size in any order",
        arguments: [
            ("", 1, "x", 4), ("4", 4, "x", 4), ("12xb", 12, "x", 1), ("3bd", 3, "d", 1), ("uL", 1, "u", 8),
            ("0", 0, "x", 4), ("99999999999999999999", 1 << 32, "x", 4), ("xdhw", 1, "d", 4),
        ] as [(String, Int, Character, Int)]
    )
    func parts(text: String, count: Int, style: Character, byteCount: Int) throws {
        let format = try format(text)
        #expect(format.count == count)
        #expect(format.style.rawValue == style)
        #expect(format.byteCount == byteCount)
    }

    @Test("ends at white space", arguments: ["i", "x4", "4s", "xw/", "é"])
    func refused(text: String) { #expect(throws: Complaint.self) { try format(text) } }
}
