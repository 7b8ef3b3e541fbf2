// SPDX-License-Identifier: Apache-2.0

extension BinaryFormat {
    /// Takes a finite number apart.
    @inline(__always)
    func unpack(_ a: UInt64) -> UnpackedNumber {
        let biased = Int(truncatingIfNeeded: magnitude(a) &>> UInt64(truncatingIfNeeded: fractionBits))
        let fraction = a & (leastNormal &- 1)
        let significand = biased == 0 ? fraction : fraction | leastNormal
        return UnpackedNumber(
            isNegative: isNegative(a),
            exponent: max(biased, 1) &- bias &+ 127 &- fractionBits,
            normalizing: UInt128(significand)
        )
    }

    /// The number of the format that the mode makes of any number.
    @inline(__always)
    func round(_ number: UnpackedNumber, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt64 {
        let sign = number.isNegative ? signBit : 0
        guard number.significand != 0 else { return sign }
        let biased = number.exponent &+ bias
        guard biased > 0 else { return sign | roundTiny(number, biased, mode, &flags) }
        guard biased < highestBiasedExponent else {
            return sign | overflow(isNegative: number.isNegative, mode, &flags)
        }
        let (significand, isExact) = number.significand.rounded(
            droppingBits: 128 &- precision,
            isNegative: number.isNegative,
            mode
        )
        if !isExact { flags.insert(.inexact) }
        // The leading one of the significand, or what carries beyond it, goes into the exponent.
        let exponent = UInt64(truncatingIfNeeded: biased &- 1) &<< UInt64(truncatingIfNeeded: fractionBits)
        let magnitude = exponent &+ UInt64(truncatingIfNeeded: significand)
        return sign | (magnitude < infinity ? magnitude : overflow(isNegative: number.isNegative, mode, &flags))
    }

    /// The magnitude that the mode makes of a number below the normal ones.
    private func roundTiny(
        _ number: UnpackedNumber,
        _ biased: Int,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> UInt64 {
        let dropped = 128 &- precision
        let (significand, isExact) = number.significand.shiftedRightJamming(by: 1 &- biased).rounded(
            droppingBits: dropped,
            isNegative: number.isNegative,
            mode
        )
        guard !isExact else { return UInt64(truncatingIfNeeded: significand) }
        flags.insert(.inexact)
        // With the whole precision the number may still be rounded up to the least normal one: then it is not tiny.
        let unbounded = number.significand.rounded(droppingBits: dropped, isNegative: number.isNegative, mode).magnitude
        let isTiny = biased < 0 || unbounded &>> UInt128(truncatingIfNeeded: precision) == 0
        if isTiny { flags.insert(.underflow) }
        return UInt64(truncatingIfNeeded: significand)
    }

    /// The magnitude that the mode makes of a number beyond the finite ones.
    private func overflow(
        isNegative: Bool,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> UInt64 {
        flags.formUnion([.overflow, .inexact])
        let increments = mode.increments(isNegative: isNegative, isOdd: true, remainder: 1, half: 1)
        return increments ? infinity : infinity &- 1
    }

    /// The result of an operation that has none.
    @inline(__always)
    func invalid(_ flags: inout FloatingPointFlags) -> UInt64 {
        flags.insert(.invalid)
        return canonicalNaN
    }

    /// The result of an operation of which an operand is a NaN.
    @inline(__always)
    func nan(_ a: UInt64, _ b: UInt64, _ flags: inout FloatingPointFlags) -> UInt64 {
        isSignalingNaN(a) || isSignalingNaN(b) ? invalid(&flags) : canonicalNaN
    }
}
