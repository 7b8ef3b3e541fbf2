// SPDX-License-Identifier: Apache-2.0

extension BinaryFormat {
    /// The integer that the mode makes of a number. What is beyond the integers of the type is invalid and gives the
    /// nearest of them; a NaN gives the greatest.
    @inline(__always)
    func integer<Integer: FixedWidthInteger>(
        _ a: UInt64,
        as type: Integer.Type,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Integer {
        let isNegative = isNegative(a) && !isNaN(a)
        guard let (magnitude, isExact) = integerMagnitude(a, mode),
            let integer = isNegative ? Integer(exactly: 0 - Int128(magnitude)) : Integer(exactly: magnitude)
        else {
            flags.insert(.invalid)
            return isNegative ? .min : .max
        }
        if !isExact { flags.insert(.inexact) }
        return integer
    }

    /// The magnitude of the integer that the mode makes of a number, nil where there is none below 2^65.
    @inline(__always)
    private func integerMagnitude(_ a: UInt64, _ mode: RoundingMode) -> (magnitude: UInt128, isExact: Bool)? {
        guard magnitude(a) < infinity else { return nil }
        let number = unpack(a)
        guard number.exponent < 64 else { return nil }
        // Two bits of fraction, the lower one sticky, are all that rounding asks for.
        let fixedPoint = number.significand.shiftedRightJamming(by: 125 &- number.exponent)
        return fixedPoint.rounded(droppingBits: 2, isNegative: number.isNegative, mode)
    }

    /// The number for an integer, given by sign and magnitude.
    @inline(__always)
    func fromInteger(
        isNegative: Bool,
        magnitude: UInt64,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> UInt64 {
        round(
            UnpackedNumber(isNegative: isNegative, exponent: 127, normalizing: UInt128(magnitude)),
            mode,
            &flags
        )
    }
}
