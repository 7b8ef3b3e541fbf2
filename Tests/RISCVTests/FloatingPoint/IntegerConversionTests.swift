// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Numbers to integers, against the rounding of the standard library, which has all five modes.
struct IntegerConversionTests {
    private func rule(_ mode: RoundingMode) -> FloatingPointRoundingRule {
        switch mode {
        case .nearestEven: .toNearestOrEven
        case .towardZero: .towardZero
        case .down: .down
        case .up: .up
        case .nearestMaxMagnitude: .toNearestOrAwayFromZero
        }
    }

    private func expectation<Integer: FixedWidthInteger>(
        _ value: Double,
        _ mode: RoundingMode,
        _: Integer.Type
    ) -> (Integer, FloatingPointFlags) {
        let rounded = value.rounded(rule(mode))
        guard let integer = Integer(exactly: rounded) else { return (value < 0 ? .min : .max, .invalid) }
        return (integer, rounded == value ? [] : .inexact)
    }

    /// Numbers about the ends of the integer types, halves, and random ones.
    private var values: [UInt64] {
        var values = Binary64.format.specialValues
        for power in [0, 1, 2, 31, 32, 33, 52, 53, 62, 63, 64, 65] {
            let end = Double(sign: .plus, exponent: power, significand: 1)
            let offsets = [-1.5, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.5]
            let near = offsets.map { end + $0 } + [end.nextUp, end.nextDown]
            values += (near + near.map { -$0 }).map(\.bitPattern)
        }
        var random = SeededGenerator(seed: 23)
        for _ in 0..<5000 {
            let bits = random.next()
            let pattern = Binary64.format.pattern(biasedExponent: 1023 - 3 + Int(bits % 70), fraction: bits >> 12)
            values += [pattern, pattern | 1 << 63]
            // Few digits, so that halves are frequent.
            values.append(pattern & ~0 << UInt64(random.next() % 53))
        }
        return values
    }

    @Test(
        "a number becomes the integer that the mode says, or the nearest with invalid",
        arguments: RoundingMode.allCases
    )
    func binary64(mode: RoundingMode) {
        var comparison = Comparison()
        func compare<Integer: FixedWidthInteger>(
            _ value: UInt64,
            _ convert: (UInt64, RoundingMode, inout FloatingPointFlags) -> Integer
        ) {
            var flags: FloatingPointFlags = []
            let integer = convert(value, mode, &flags)
            let expected = expectation(Double(bitPattern: value), mode, Integer.self)
            comparison.expect(integer, expected.0, "\(Double(bitPattern: value)) to \(Integer.self)")
            comparison.expect(flags, expected.1, "\(Double(bitPattern: value)) to \(Integer.self)")
        }
        for value in values {
            compare(value, Binary64.toInt32)
            compare(value, Binary64.toUInt32)
            compare(value, Binary64.toInt64)
            compare(value, Binary64.toUInt64)
        }
        comparison.finish()
    }

    @Test("a number of the narrow format becomes the same integer", arguments: RoundingMode.allCases)
    func binary32(mode: RoundingMode) {
        var comparison = Comparison()
        func compare<Integer: FixedWidthInteger>(
            _ value: Float,
            _ convert: (UInt32, RoundingMode, inout FloatingPointFlags) -> Integer
        ) {
            var flags: FloatingPointFlags = []
            let integer = convert(value.bitPattern, mode, &flags)
            let expected = expectation(Double(value), mode, Integer.self)
            comparison.expect(integer, expected.0, "\(value) to \(Integer.self)")
            comparison.expect(flags, expected.1, "\(value) to \(Integer.self)")
        }
        for value in values.map({ Float(Double(bitPattern: $0)) }) {
            compare(value, Binary32.toInt32)
            compare(value, Binary32.toUInt32)
            compare(value, Binary32.toInt64)
            compare(value, Binary32.toUInt64)
        }
        comparison.finish()
    }

    @Test("integers of 32 bits are exact in the wide format", arguments: RoundingMode.allCases)
    func exactIntegers(mode: RoundingMode) {
        var flags: FloatingPointFlags = []
        for value in [0, 1, -1, .min, .max] as [Int32] {
            #expect(Binary64.fromInt32(value, mode, &flags) == Double(value).bitPattern)
        }
        for value in [0, 1, 1 << 31, .max] as [UInt32] {
            #expect(Binary64.fromUInt32(value, mode, &flags) == Double(value).bitPattern)
        }
        #expect(flags == [])
    }

    @Test("integers of 32 bits are rounded to the narrow format", arguments: RoundingMode.allCases)
    func roundedIntegers(mode: RoundingMode) {
        var flags: FloatingPointFlags = []
        let next = mode == .up || mode == .nearestMaxMagnitude
        #expect(Binary32.fromInt32(1 << 24 + 1, mode, &flags) == (Float(1 << 24) + (next ? 2 : 0)).bitPattern)
        #expect(flags == .inexact)
        flags = []
        let below = mode == .towardZero || mode == .down
        #expect(Binary32.fromUInt32(.max, mode, &flags) == Float(below ? 0x1p32 - 256 : 0x1p32).bitPattern)
        #expect(flags == .inexact)
    }

    @Test("an unsigned integer is rounded as half of it is", arguments: RoundingMode.allCases)
    func unsignedIntegers(mode: RoundingMode) {
        var comparison = Comparison()
        var random = SeededGenerator(seed: 29)
        for _ in 0..<5000 {
            let bits = random.next()
            let value = 1 << 63 | bits & ~0 << UInt64(bits & 63)
            // The lowest bit stays as the sticky one.
            let half = Int64(value >> 1 | value & 1)
            var (flags, halfFlags): (FloatingPointFlags, FloatingPointFlags) = ([], [])
            let double = Binary64.fromUInt64(value, mode, &flags)
            comparison.expect(double, Binary64.fromInt64(half, mode, &halfFlags) + 1 << 52, "\(value)")
            comparison.expect(flags, halfFlags, "\(value)")
            (flags, halfFlags) = ([], [])
            let float = Binary32.fromUInt64(value, mode, &flags)
            comparison.expect(float, Binary32.fromInt64(half, mode, &halfFlags) + 1 << 23, "\(value)")
            comparison.expect(flags, halfFlags, "\(value)")
        }
        comparison.finish()
    }

    @Test("an unsigned integer that is also a signed one becomes the same number", arguments: RoundingMode.allCases)
    func commonIntegers(mode: RoundingMode) {
        var comparison = Comparison()
        var random = SeededGenerator(seed: 37)
        for _ in 0..<5000 {
            let value = Int64(random.next() >> 1) >> Int64(random.next() % 63)
            var (flags, signedFlags): (FloatingPointFlags, FloatingPointFlags) = ([], [])
            let double = Binary64.fromUInt64(UInt64(value), mode, &flags)
            comparison.expect(double, Binary64.fromInt64(value, mode, &signedFlags), "\(value)")
            comparison.expect(flags, signedFlags, "\(value)")
            (flags, signedFlags) = ([], [])
            let float = Binary32.fromUInt64(UInt64(value), mode, &flags)
            comparison.expect(float, Binary32.fromInt64(value, mode, &signedFlags), "\(value)")
            comparison.expect(flags, signedFlags, "\(value)")
        }
        comparison.finish()
    }

    @Test("an integer halfway between two numbers goes to the larger magnitude where the mode says so")
    func halfwayIntegers() {
        var comparison = Comparison()
        var random = SeededGenerator(seed: 31)
        for _ in 0..<1000 {
            let odd = Int64(bitPattern: 1 << 53 | random.next() >> 11 | 1)
            let value = (random.next() & 1 == 0 ? odd : -odd) << 9
            var flags: FloatingPointFlags = []
            let away = Double(sign: value < 0 ? .minus : .plus, exponent: 9, significand: Double(odd + 1))
            comparison.expect(
                Binary64.fromInt64(value, .nearestMaxMagnitude, &flags),
                away.bitPattern,
                "\(value)"
            )
            comparison.expect(flags, .inexact, "\(value)")
        }
        comparison.finish()
    }
}
