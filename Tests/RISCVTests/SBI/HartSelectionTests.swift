// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Which harts a mask means.
struct HartSelectionTests {
    @Test(
        "a mask means the harts from its base on, and the largest base all of them",
        arguments: [
            (0b1, 0, [0]),
            (0b1010, 0, [1, 3]),
            (0b101, 2, [2, 4]),
            (0, .max, [0, 1, 2, 3, 4]),
            (0b1 << 63, .max, [0, 1, 2, 3, 4]),
            (0, 0, []),
            (0, 5, []),
            (0, 1 << 40, []),
            (0b1_1111, 0, [0, 1, 2, 3, 4]),
        ] as [(UInt64, UInt64, [Int])]
    )
    func meant(mask: UInt64, base: UInt64, harts: [Int]) throws {
        let selection = try #require(HartSelection(mask: mask, base: base, hartCount: 5))
        #expect(Array(selection) == harts)
    }

    @Test(
        "a mask that means a hart that does not exist means none",
        arguments: [
            (0b10_0000, 0),
            (0b1, 5),
            (0b11, 4),
            (1 << 63, 0),
            (1, .max - 1),
            (1 << 63, .max - 1),
            (0b11, 1 << 63),
        ] as [(UInt64, UInt64)]
    )
    func refused(mask: UInt64, base: UInt64) {
        #expect(HartSelection(mask: mask, base: base, hartCount: 5) == nil)
    }

    @Test("a mask reaches 64 harts, from any base")
    func manyHarts() throws {
        let lower = try #require(HartSelection(mask: .max, base: 0, hartCount: 100))
        #expect(Array(lower) == Array(0..<64))
        let upper = try #require(HartSelection(mask: 1 << 63 | 1, base: 36, hartCount: 100))
        #expect(Array(upper) == [36, 99])
        let all = try #require(HartSelection(mask: 0, base: .max, hartCount: 100))
        #expect(Array(all) == Array(0..<100))
    }
}
