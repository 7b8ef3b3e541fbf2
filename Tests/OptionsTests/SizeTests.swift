// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import Testing

@Suite("Sizes")
struct SizeTests {
    private func size(_ text: String) throws -> UInt64? {
        try Sample.device.values(in: "null,size=\(text)").size("size")
    }

    private static let sizes: [(String, UInt64)] = [
        ("0", 0), ("1", 1), ("1B", 1), ("1b", 1), ("1k", 1024), ("1K", 1024), ("1M", 1 << 20), ("1g", 1 << 30),
        ("1T", 1 << 40), ("1p", 1 << 50), ("1e", 1 << 60), ("15E", 15 << 60), ("1.5k", 1536), ("1.k", 1024),
        (".5k", 512), ("1.", 1), ("1.0", 1), ("0.5M", 512 << 10), ("1.25M", 1_310_720), ("010k", 10240),
        ("0x10", 16), ("0X1f", 31), ("0x1E", 30), ("0x1b", 27), ("18446744073709551615", UInt64.max),
        ("0xffffffffffffffff", UInt64.max), ("0.0004k", 0), ("0.0005k", 1), ("1.9999999999999999999999k", 2048),
    ]

    @Test("stand for a number of bytes", arguments: sizes)
    func bytes(text: String, expected: UInt64) throws {
        #expect(try size(text) == expected)
    }

    @Test(
        "have no other form",
        arguments: [
            "", "k", ".", ".k", "1kk", "1 k", "1x", "1.5", "1.5B", "1e3", "0x", "0x10k", "0x1.8k", "1,5k", "inf", "nan",
            "1Kb", "--1",
        ]
    )
    func malformed(text: String) {
        let escaped = text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ",,")
        let expected = "Parameter 'size' expects a non-negative number below 2^64"
        #expect(failure { _ = try size(escaped) } == expected)
    }

    @Test(
        "are from 0 to 2⁶⁴−1",
        arguments: [
            "16E", "15.9999999999999999999E", "18446744073709551616", "0x10000000000000000", "17179869184G", "-1", "-0",
            "99999999999999999999999999999999999999E",
        ]
    )
    func outOfRange(text: String) {
        #expect(failure { _ = try size(text) } == "Value '\(text)' is out of range for parameter 'size'")
    }

    @Test(
        "have the unit that their parameter implies, unless they say another",
        arguments: [
            ("128", 128 << 20), ("1.5", 3 << 19), ("64k", 64 << 10), ("2G", 2 << 30), ("512B", 512), ("0", 0),
        ] as [(String, UInt64)]
    )
    func impliesUnit(text: String, expected: UInt64) throws {
        let group = OptionGroup("memory", parameters: [OptionParameter("size", .size, impliedSuffix: "M")])
        #expect(try group.values(in: "size=\(text)").size("size") == expected)
    }

    @Test("have no implied unit behind the digits of another base")
    func refusesUnit() {
        let group = OptionGroup("memory", parameters: [OptionParameter("size", .size, impliedSuffix: "M")])
        let expected = "Parameter 'size' expects a non-negative number below 2^64"
        #expect(failure { _ = try group.values(in: "size=0x80") } == expected)
    }
}
