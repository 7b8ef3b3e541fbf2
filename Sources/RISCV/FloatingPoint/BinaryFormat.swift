// SPDX-License-Identifier: Apache-2.0

/// A binary interchange format of IEEE 754 with at most 64 bits, and its arithmetic in integers: exact for all
/// operands, modes and flags, on any host.
///
/// Bit patterns are passed in the low bits of a `UInt64`. Every NaN that comes out is the canonical one (unprivileged
/// specification, chapter F). Tininess is detected after rounding.
struct BinaryFormat: Sendable {
    /// The bits of the significand with the leading one, which the pattern leaves out.
    let precision: Int
    /// The bits of the biased exponent.
    let exponentBits: Int
}

extension BinaryFormat {
    /// The bits of the significand that the pattern has.
    @inline(__always)
    var fractionBits: Int { precision &- 1 }

    @inline(__always)
    var bias: Int { 1 &<< (exponentBits &- 1) &- 1 }

    /// The biased exponent of infinities and NaNs.
    @inline(__always)
    var highestBiasedExponent: Int { 1 &<< exponentBits &- 1 }

    @inline(__always)
    var signBit: UInt64 { 1 &<< UInt64(truncatingIfNeeded: fractionBits &+ exponentBits) }

    /// The top bit of the fraction, which tells a quiet NaN from a signalling one.
    @inline(__always)
    var quietBit: UInt64 { 1 &<< UInt64(truncatingIfNeeded: fractionBits &- 1) }

    @inline(__always)
    var leastNormal: UInt64 { 1 &<< UInt64(truncatingIfNeeded: fractionBits) }

    @inline(__always)
    var infinity: UInt64 {
        UInt64(truncatingIfNeeded: highestBiasedExponent) &<< UInt64(truncatingIfNeeded: fractionBits)
    }

    @inline(__always)
    var canonicalNaN: UInt64 { infinity | quietBit }
}

extension BinaryFormat {
    @inline(__always)
    func magnitude(_ a: UInt64) -> UInt64 { a & ~signBit }

    @inline(__always)
    func isNegative(_ a: UInt64) -> Bool { a & signBit != 0 }

    @inline(__always)
    func isZero(_ a: UInt64) -> Bool { magnitude(a) == 0 }

    @inline(__always)
    func isInfinite(_ a: UInt64) -> Bool { magnitude(a) == infinity }

    @inline(__always)
    func isNaN(_ a: UInt64) -> Bool { magnitude(a) > infinity }

    @inline(__always)
    func isSignalingNaN(_ a: UInt64) -> Bool { isNaN(a) && a & quietBit == 0 }

    /// What `fclass` says: one bit of the ten set (unprivileged specification, chapter F).
    @inline(__always)
    func classify(_ a: UInt64) -> UInt64 {
        if isNaN(a) { return isSignalingNaN(a) ? 1 << 8 : 1 << 9 }
        let magnitude = magnitude(a)
        let rank: UInt64 = magnitude == infinity ? 3 : magnitude >= leastNormal ? 2 : magnitude != 0 ? 1 : 0
        return 1 &<< (isNegative(a) ? 3 &- rank : 4 &+ rank)
    }
}
