// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

struct UnpackedNumberTests {
    @Test("a sum that carries keeps the sticky bit")
    func carry() {
        let large = UnpackedNumber(isNegative: false, exponent: 0, normalizing: ~0 << 22)
        let small = UnpackedNumber(isNegative: false, exponent: -30, normalizing: 1 << 127 | 1 << 22)
        let sum = UnpackedNumber.sum(large, small, zeroIsNegative: false)
        #expect(sum.exponent == 1)
        let expected: UInt128 = 1 << 127 + 1 << 96 - 1 << 21 + 1
        #expect(sum.significand == expected)
    }
}
