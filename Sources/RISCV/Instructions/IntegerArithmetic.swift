// SPDX-License-Identifier: Apache-2.0

/// What integer instructions compute, where it takes more than an operator (unprivileged specification, chapters M, B).
enum IntegerArithmetic {
    /// The low 32 bits, sign-extended.
    @inline(__always)
    static func word(_ a: UInt64) -> UInt64 { UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: a))) }

    @inline(__always)
    static func word(_ a: Int32) -> UInt64 { UInt64(bitPattern: Int64(a)) }

    @inline(__always)
    static func low(_ a: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: a) }

    @inline(__always)
    static func signed(_ a: UInt64) -> Int64 { Int64(bitPattern: a) }

    @inline(__always)
    static func signedLow(_ a: UInt64) -> Int32 { Int32(truncatingIfNeeded: a) }
}

extension IntegerArithmetic {
    @inline(__always)
    static func mulh(_ a: UInt64, _ b: UInt64) -> UInt64 {
        UInt64(bitPattern: signed(a).multipliedFullWidth(by: signed(b)).high)
    }

    @inline(__always)
    static func mulhu(_ a: UInt64, _ b: UInt64) -> UInt64 { a.multipliedFullWidth(by: b).high }

    @inline(__always)
    static func mulhsu(_ a: UInt64, _ b: UInt64) -> UInt64 {
        a.multipliedFullWidth(by: b).high &- (signed(a) < 0 ? b : 0)
    }

    /// By 0 it is −1; the one quotient too large is the dividend.
    @inline(__always)
    static func quotient<Integer: FixedWidthInteger & SignedInteger>(_ a: Integer, _ b: Integer) -> Integer {
        if b == 0 { return -1 }
        return b == -1 ? 0 &- a : a / b
    }

    @inline(__always)
    static func remainder<Integer: FixedWidthInteger & SignedInteger>(_ a: Integer, _ b: Integer) -> Integer {
        if b == 0 { return a }
        return b == -1 ? 0 : a % b
    }

    /// By 0 it is the greatest number.
    @inline(__always)
    static func quotient<Integer: FixedWidthInteger & UnsignedInteger>(_ a: Integer, _ b: Integer) -> Integer {
        b == 0 ? .max : a / b
    }

    @inline(__always)
    static func remainder<Integer: FixedWidthInteger & UnsignedInteger>(_ a: Integer, _ b: Integer) -> Integer {
        b == 0 ? a : a % b
    }
}

extension IntegerArithmetic {
    @inline(__always)
    static func rotatedLeft<Integer: FixedWidthInteger & UnsignedInteger>(_ a: Integer, _ b: Integer) -> Integer {
        a &<< b | a &>> (0 &- b)
    }

    @inline(__always)
    static func rotatedRight<Integer: FixedWidthInteger & UnsignedInteger>(_ a: Integer, _ b: Integer) -> Integer {
        a &>> b | a &<< (0 &- b)
    }

    /// Each byte becomes all ones if any of its bits is one.
    @inline(__always)
    static func orcB(_ a: UInt64) -> UInt64 {
        let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        // The top bit of each byte tells whether the byte is 0, without a carry into the next.
        let tops = ((a & lowBits &+ lowBits) | a) & ~lowBits
        return (tops &>> 7) &* 0xFF
    }
}
