// SPDX-License-Identifier: Apache-2.0

extension HostFormat {
    /// Whether a = b. Only a signalling NaN is invalid.
    @inline(__always)
    static func equal(_ a: Pattern, _ b: Pattern, _ flags: inout FloatingPointFlags) -> Bool {
        let x = host(a)
        let y = host(b)
        if x.isNaN || y.isNaN { _ = format.nan(wide(a), wide(b), &flags) }
        return x == y
    }

    /// Whether a < b. Any NaN is invalid.
    @inline(__always)
    static func less(_ a: Pattern, _ b: Pattern, _ flags: inout FloatingPointFlags) -> Bool {
        let x = host(a)
        let y = host(b)
        if x.isNaN || y.isNaN { flags.insert(.invalid) }
        return x < y
    }

    /// Whether a ≤ b. Any NaN is invalid.
    @inline(__always)
    static func lessOrEqual(_ a: Pattern, _ b: Pattern, _ flags: inout FloatingPointFlags) -> Bool {
        let x = host(a)
        let y = host(b)
        if x.isNaN || y.isNaN { flags.insert(.invalid) }
        return x <= y
    }

    /// The lesser of two numbers, −0 being below +0; the other one where one is a NaN. A signalling NaN is invalid.
    @inline(__always)
    static func minimum(_ a: Pattern, _ b: Pattern, _ flags: inout FloatingPointFlags) -> Pattern {
        let x = host(a)
        let y = host(b)
        if x < y { return a }
        if y < x { return b }
        // What is equal differs at most in the sign of 0.
        return x == y ? a | b : number(a, b, &flags)
    }

    /// The greater of two numbers, −0 being below +0; the other one where one is a NaN. A signalling NaN is invalid.
    @inline(__always)
    static func maximum(_ a: Pattern, _ b: Pattern, _ flags: inout FloatingPointFlags) -> Pattern {
        let x = host(a)
        let y = host(b)
        if x > y { return a }
        if y > x { return b }
        return x == y ? a & b : number(a, b, &flags)
    }

    /// What `fclass` says of a number or NaN: one bit of ten set.
    @inline(__always)
    static func classify(_ a: Pattern) -> UInt64 { format.classify(wide(a)) }

    /// The one of two operands that is not a NaN, at least one of them being one.
    @inline(never)
    private static func number(_ a: Pattern, _ b: Pattern, _ flags: inout FloatingPointFlags) -> Pattern {
        let nan = format.nan(wide(a), wide(b), &flags)
        if !format.isNaN(wide(a)) { return a }
        return format.isNaN(wide(b)) ? narrow(nan) : b
    }
}
