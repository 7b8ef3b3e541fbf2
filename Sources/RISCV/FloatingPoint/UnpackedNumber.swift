// SPDX-License-Identifier: Apache-2.0

/// A finite number taken apart, of any format: ±significand × 2^(exponent − 127).
///
/// The significand has its top bit set, or is 0. Its lowest bit is sticky: where a result has more bits than there is
/// room for, that bit is set if any of the lost ones was. A significand unpacked from a format has at most 53 bits,
/// the exact product of two at most 106. So the sticky bit of any result lies well below the last bit that rounding
/// keeps and the one behind it, also after the shift to the left that a difference needs (see `sum`).
struct UnpackedNumber {
    var isNegative: Bool
    var exponent: Int
    var significand: UInt128

    /// What stands for the exponent of 0: below all that the product of two numbers can have.
    static let zeroExponent = -100_000

    /// Makes a number from a significand whose top bit may be elsewhere, whose weight 2^`exponent` is that of bit 127.
    @inline(__always)
    init(isNegative: Bool, exponent: Int, normalizing significand: UInt128) {
        let shift = significand.leadingZeroBitCount
        self.isNegative = isNegative
        self.exponent = significand == 0 ? Self.zeroExponent : exponent - shift
        // A shift by 128 is one by 0 here: 0 stays 0.
        self.significand = significand &<< UInt128(truncatingIfNeeded: shift)
    }
}

extension UnpackedNumber {
    /// The sum of two numbers of which each has at most 106 bits. An exact 0 is negative if both are, and as
    /// `zeroIsNegative` says if their signs differ.
    ///
    /// Where the exponents differ by at most 21, nothing is lost in aligning. Where they differ by more, the
    /// difference has at most one leading zero, so that its sticky bit ends up in bit 1 at the highest.
    @inline(__always)
    static func sum(_ a: UnpackedNumber, _ b: UnpackedNumber, zeroIsNegative: Bool) -> UnpackedNumber {
        let isOrdered = a.exponent == b.exponent ? a.significand >= b.significand : a.exponent > b.exponent
        let large = isOrdered ? a : b
        let small = isOrdered ? b : a
        let aligned = small.significand.shiftedRightJamming(by: large.exponent - small.exponent)
        if a.isNegative != b.isNegative {
            let difference = large.significand &- aligned
            let isNegative = difference == 0 ? zeroIsNegative : large.isNegative
            return UnpackedNumber(isNegative: isNegative, exponent: large.exponent, normalizing: difference)
        }
        var result = large
        let (sum, carries) = large.significand.addingReportingOverflow(aligned)
        result.significand = carries ? (1 &<< 127) | (sum &>> 1) | (sum & 1) : sum
        result.exponent &+= carries ? 1 : 0
        return result
    }

    /// The exact product of two numbers of at most 64 bits each.
    @inline(__always)
    static func product(_ a: UnpackedNumber, _ b: UnpackedNumber) -> UnpackedNumber {
        let (high, low) = a.upperHalf.multipliedFullWidth(by: b.upperHalf)
        return UnpackedNumber(
            isNegative: a.isNegative != b.isNegative,
            exponent: a.exponent &+ b.exponent &+ 1,
            normalizing: UInt128(high) &<< 64 | UInt128(low)
        )
    }

    /// The quotient of two numbers of at most 64 bits each, the second of which is not 0. It has at least 63 exact
    /// bits.
    @inline(__always)
    static func quotient(_ a: UnpackedNumber, _ b: UnpackedNumber) -> UnpackedNumber {
        // Half of the dividend is below the divisor, whose top bit is set: the quotient has at most 64 bits.
        let dividend = (high: a.upperHalf &>> 1, low: a.upperHalf &<< 63)
        let (quotient, remainder) = b.upperHalf.dividingFullWidth(dividend)
        return UnpackedNumber(
            isNegative: a.isNegative != b.isNegative,
            exponent: a.exponent &- b.exponent,
            normalizing: UInt128(quotient) &<< 64 | (remainder == 0 ? 0 : 1)
        )
    }

    /// The square root of a number above 0. It has 56 exact bits.
    @inline(__always)
    var squareRoot: UnpackedNumber {
        let radicand = exponent & 1 == 0 ? significand &>> 1 : significand
        var root: UInt64 = 0
        var bit: UInt64 = 1 &<< 63
        while bit >= 1 &<< 8 {
            if Self.square(root | bit) <= radicand { root |= bit }
            bit &>>= 1
        }
        let isExact = Self.square(root) == radicand
        return UnpackedNumber(
            isNegative: false,
            exponent: exponent &>> 1,
            normalizing: UInt128(root) &<< 64 | (isExact ? 0 : 1)
        )
    }

    @inline(__always)
    private static func square(_ value: UInt64) -> UInt128 {
        let (high, low) = value.multipliedFullWidth(by: value)
        return UInt128(high) &<< 64 | UInt128(low)
    }

    /// The upper 64 bits of the significand.
    @inline(__always)
    private var upperHalf: UInt64 { UInt64(truncatingIfNeeded: significand &>> 64) }
}
