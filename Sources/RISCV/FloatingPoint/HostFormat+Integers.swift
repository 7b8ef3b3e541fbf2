// SPDX-License-Identifier: Apache-2.0

/// Conversions to integers. What is beyond the integers of the type is invalid and gives the nearest of them, a NaN the
/// greatest.
extension HostFormat {
    /// The integer of 32 bits that the mode makes of a number.
    @inline(__always)
    static func toInt32(_ a: Pattern, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Int32 {
        integer(a, mode, &flags)
    }

    /// The unsigned integer of 32 bits that the mode makes of a number.
    @inline(__always)
    static func toUInt32(_ a: Pattern, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt32 {
        integer(a, mode, &flags)
    }

    /// The integer of 64 bits that the mode makes of a number.
    @inline(__always)
    static func toInt64(_ a: Pattern, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Int64 {
        integer(a, mode, &flags)
    }

    /// The unsigned integer of 64 bits that the mode makes of a number.
    @inline(__always)
    static func toUInt64(_ a: Pattern, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt64 {
        integer(a, mode, &flags)
    }

    /// The host cuts off the fraction: that is right where there is none or where the mode says so.
    @inline(__always)
    private static func integer<Integer: FixedWidthInteger>(
        _ a: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Integer {
        let x = double(a)
        guard x.magnitude < 0x1p63 else { return roundedInteger(a, mode, &flags) }
        let whole = Int64(x)
        let isExact = Double(whole) == x
        guard isExact || mode == .towardZero, let integer = Integer(exactly: whole) else {
            return roundedInteger(a, mode, &flags)
        }
        if !isExact { flags.insert(.inexact) }
        return integer
    }

    @inline(never)
    private static func roundedInteger<Integer: FixedWidthInteger>(
        _ a: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Integer {
        format.integer(wide(a), as: Integer.self, mode, &flags)
    }
}

/// Conversions from integers.
extension HostFormat {
    /// The number for an integer of 32 bits.
    @inline(__always)
    static func fromInt32(_ a: Int32, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Pattern {
        fromInt64(Int64(a), mode, &flags)
    }

    /// The number for an unsigned integer of 32 bits.
    @inline(__always)
    static func fromUInt32(_ a: UInt32, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Pattern {
        fromInt64(Int64(a), mode, &flags)
    }

    /// The number for an integer of 64 bits.
    @inline(__always)
    static func fromInt64(_ a: Int64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Pattern {
        guard a.magnitude &>> UInt64(format.precision) == 0 else {
            return fromMagnitude(a.magnitude, isNegative: a < 0, mode, &flags)
        }
        return pattern(Host(Int(a)))
    }

    /// The number for an unsigned integer of 64 bits.
    @inline(__always)
    static func fromUInt64(_ a: UInt64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Pattern {
        guard a &>> UInt64(format.precision) == 0 else {
            return fromMagnitude(a, isNegative: false, mode, &flags)
        }
        return pattern(Host(Int(truncatingIfNeeded: a)))
    }

    @inline(never)
    private static func fromMagnitude(
        _ magnitude: UInt64,
        isNegative: Bool,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        narrow(format.fromInteger(isNegative: isNegative, magnitude: magnitude, mode, &flags))
    }
}
