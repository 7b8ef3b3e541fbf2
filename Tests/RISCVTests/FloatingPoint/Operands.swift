// SPDX-License-Identifier: Apache-2.0

@testable import RISCV

/// Pseudo-random numbers from a fixed seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }
}

extension BinaryFormat {
    /// A pattern of its fields.
    func pattern(isNegative: Bool = false, biasedExponent: Int, fraction: UInt64) -> UInt64 {
        (isNegative ? signBit : 0) | UInt64(biasedExponent) << UInt64(fractionBits) | fraction
    }

    /// Values at which something changes, of both signs.
    var specialValues: [UInt64] {
        let one = pattern(biasedExponent: bias, fraction: 0)
        let magnitudes = [
            0, 1, 2, quietBit, leastNormal - 2, leastNormal - 1, leastNormal, leastNormal + 1, 2 * leastNormal - 1,
            2 * leastNormal, pattern(biasedExponent: fractionBits, fraction: 0),
            pattern(biasedExponent: bias - precision, fraction: 0), pattern(biasedExponent: bias - 1, fraction: 0),
            one - 1, one, one + 1, one | quietBit, pattern(biasedExponent: bias + 1, fraction: 0),
            pattern(biasedExponent: bias + 1, fraction: quietBit),
            pattern(biasedExponent: bias + precision, fraction: 1),
            pattern(biasedExponent: highestBiasedExponent - 2, fraction: 0),
            pattern(biasedExponent: highestBiasedExponent - 1, fraction: 0), infinity - 2, infinity - 1, infinity,
            canonicalNaN, canonicalNaN | 5, infinity | 1, infinity | (quietBit - 1),
        ]
        return magnitudes + magnitudes.map { $0 | signBit }
    }
}

/// Random operands of a format that lean to where arithmetic is difficult.
struct OperandGenerator {
    let format: BinaryFormat
    var random: SeededGenerator

    init(_ format: BinaryFormat, seed: UInt64) {
        self.format = format
        random = SeededGenerator(seed: seed)
    }

    /// An operand by itself.
    mutating func operand() -> UInt64 {
        let bits = random.next()
        let exponent =
            switch bits & 7 {
            case 0: 0
            case 1: below(3 * format.precision)
            case 2: format.highestBiasedExponent - below(8)
            case 3: below(format.highestBiasedExponent + 1)
            case 4: format.bias / 2 + below(2 * format.precision) - format.precision
            default: format.bias + below(2 * format.precision) - format.precision
            }
        return format.pattern(isNegative: bits & 8 != 0, biasedExponent: exponent, fraction: fraction())
    }

    /// An operand whose result with another may cancel, lie halfway or just beside.
    mutating func operand(beside other: UInt64) -> UInt64 {
        let bits = random.next()
        let unit = UInt64(below(9)) &- 4
        let sign = bits & 8 != 0 ? format.signBit : 0
        let magnitude = format.magnitude(other)
        guard magnitude < format.infinity, bits & 3 != 0 else { return operand() }
        let near = (magnitude &+ unit) & (format.signBit - 1) | sign
        if bits & 3 == 1 { return near }
        // The same digits at a distance of up to three more than the precision.
        let distance = below(2 * format.precision + 6) - format.precision - 3
        let exponent = Int(magnitude >> UInt64(format.fractionBits)) + distance
        guard (0..<format.highestBiasedExponent).contains(exponent) else { return near }
        let fraction = bits & 4 != 0 ? near & (format.leastNormal - 1) : fraction()
        return format.pattern(biasedExponent: exponent, fraction: fraction) | sign
    }

    /// A fraction: random, or runs of equal bits, or nearly none or all set.
    private mutating func fraction() -> UInt64 {
        let bits = random.next()
        let mask = format.leastNormal - 1
        let run = UInt64(below(format.precision))
        return switch random.next() & 7 {
        case 0: mask & (bits & 7)
        case 1: mask & ~(bits & 7)
        case 2: mask & (UInt64.max << run)
        case 3: mask & ~(UInt64.max << run)
        case 4: mask & (bits << run)
        default: mask & bits
        }
    }

    /// A number from 0 to below a bound, which is small.
    private mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: (random.next() >> 32 &* UInt64(bound)) >> 32)
    }
}
