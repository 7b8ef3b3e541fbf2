// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Comparisons, the lesser and the greater, classes, NaNs and boxing, of which the host's rules are not those of
/// RISC-V.
struct ComparisonTests {
    @Test("comparisons order numbers as the host does, and NaNs not at all")
    func order() {
        var comparison = Comparison()
        for a in Binary64.format.specialValues {
            for b in Binary64.format.specialValues {
                let (x, y) = (Double(bitPattern: a), Double(bitPattern: b))
                var flags: FloatingPointFlags = []
                let context = "\(hexadecimal(a)) \(hexadecimal(b))"
                comparison.expect(Binary64.equal(a, b, &flags), x == y, context)
                let isSignaling = x.isSignalingNaN || y.isSignalingNaN
                comparison.expect(flags, isSignaling ? .invalid : [], "equal: \(context)")
                for (result, expected) in [
                    (Binary64.less, x < y),
                    (Binary64.lessOrEqual, x <= y),
                ] {
                    flags = []
                    comparison.expect(result(a, b, &flags), expected, context)
                    comparison.expect(flags, x.isNaN || y.isNaN ? .invalid : [], context)
                }
            }
        }
        comparison.finish()
    }

    static let one: UInt32 = 0x3F80_0000
    static let two: UInt32 = 0x4000_0000
    static let minusZero: UInt32 = 0x8000_0000
    static let quietNaN: UInt32 = 0xFFC1_2345
    static let signalingNaN: UInt32 = 0x7F80_0001
    static let canonicalNaN: UInt32 = 0x7FC0_0000

    @Test(
        "the lesser and the greater prefer numbers to NaNs and order the zeros",
        arguments: [
            (one, two, one, two, false),
            (one | minusZero, two | minusZero, two | minusZero, one | minusZero, false),
            (one, one, one, one, false),
            (0, minusZero, minusZero, 0, false),
            (minusZero, minusZero, minusZero, minusZero, false),
            (one, quietNaN, one, one, false),
            (one, signalingNaN, one, one, true),
            (quietNaN, quietNaN, canonicalNaN, canonicalNaN, false),
            (quietNaN, signalingNaN, canonicalNaN, canonicalNaN, true),
        ] as [(UInt32, UInt32, UInt32, UInt32, Bool)]
    )
    func extremes(a: UInt32, b: UInt32, minimum: UInt32, maximum: UInt32, isInvalid: Bool) {
        let expected: FloatingPointFlags = isInvalid ? .invalid : []
        for (x, y) in [(a, b), (b, a)] {
            var flags: FloatingPointFlags = []
            #expect(Binary32.minimum(x, y, &flags) == minimum)
            #expect(flags == expected)
            flags = []
            #expect(Binary32.maximum(x, y, &flags) == maximum)
            #expect(flags == expected)
        }
    }

    @Test(
        "each class has its bit",
        arguments: [
            (0xFF80_0000, 0), (0xFF7F_FFFF, 1), (0x8080_0000, 1), (0x807F_FFFF, 2), (0x8000_0001, 2), (0x8000_0000, 3),
            (0, 4), (1, 5), (0x007F_FFFF, 5), (0x0080_0000, 6), (0x7F7F_FFFF, 6), (0x7F80_0000, 7), (signalingNaN, 8),
            (0xFFBF_FFFF, 8), (canonicalNaN, 9), (quietNaN, 9),
        ] as [(UInt32, UInt64)]
    )
    func classes(pattern: UInt32, bit: UInt64) {
        #expect(Binary32.classify(pattern) == 1 << bit)
        // The wider format has the same classes; its subnormal numbers are others.
        var flags: FloatingPointFlags = []
        let wide = Binary64.fromBinary32(pattern, &flags)
        let expected = [2: 1, 5: 6, 8: 9][bit] ?? bit
        #expect(Binary64.classify(wide) == 1 << expected)
    }

    @Test("the wide format has the subnormal classes too")
    func subnormalClasses() {
        #expect(Binary64.classify(1) == 1 << 5)
        #expect(Binary64.classify(0x800F_FFFF_FFFF_FFFF) == 1 << 2)
        #expect(Binary64.classify(0x7FF0_0000_0000_0001) == 1 << 8)
    }

    @Test("infinity times 0 is invalid also where a quiet NaN is added", arguments: Subject.allCases)
    func infinityTimesZero(subject: Subject) {
        let format = subject.format
        let expected = Outcome(pattern: format.canonicalNaN, flags: .invalid)
        for (a, b) in [(format.infinity, format.signBit), (0, format.infinity)] {
            #expect(subject.outcome(.fusedMultiplyAdd, a, b, format.canonicalNaN, .nearestEven) == expected)
            #expect(subject.integerOutcome(.fusedMultiplyAdd, a, b, format.canonicalNaN, .up) == expected)
        }
    }

    @Test("a NaN that is added is invalid only if it signals", arguments: Subject.allCases)
    func addedNaN(subject: Subject) {
        let format = subject.format
        let one = format.pattern(biasedExponent: format.bias, fraction: 0)
        #expect(
            subject.outcome(.fusedMultiplyAdd, one, one, format.canonicalNaN | 3, .nearestEven)
                == Outcome(pattern: format.canonicalNaN, flags: [])
        )
        #expect(
            subject.outcome(.fusedMultiplyAdd, one, one, format.infinity | 1, .nearestEven)
                == Outcome(pattern: format.canonicalNaN, flags: .invalid)
        )
    }

    @Test("widening is exact and makes NaNs canonical")
    func widening() {
        for pattern in Binary32.format.specialValues.map(UInt32.init) {
            let value = Float(bitPattern: pattern)
            var flags: FloatingPointFlags = []
            let expected = value.isNaN ? 0x7FF8_0000_0000_0000 : Double(value).bitPattern
            #expect(Binary64.fromBinary32(pattern, &flags) == expected)
            #expect(flags == (value.isSignalingNaN ? .invalid : []))
        }
    }

    @Test("a register whose upper half is not all ones holds the canonical NaN")
    func boxing() {
        #expect(Binary32.box(Self.one) == 0xFFFF_FFFF_3F80_0000)
        #expect(Binary32.unbox(0xFFFF_FFFF_3F80_0000) == Self.one)
        #expect(Binary32.unbox(0xFFFF_FFFF_0000_0000) == 0)
        #expect(Binary32.unbox(0xFFFF_FFFE_3F80_0000) == Self.canonicalNaN)
        #expect(Binary32.unbox(0x0000_0000_3F80_0000) == Self.canonicalNaN)
    }
}
