// SPDX-License-Identifier: Apache-2.0

extension BinaryFormat {
    /// a + b
    @inline(__always)
    func sum(_ a: UInt64, _ b: UInt64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt64 {
        if isNaN(a) || isNaN(b) { return nan(a, b, &flags) }
        if isInfinite(a) { return isInfinite(b) && a != b ? invalid(&flags) : a }
        if isInfinite(b) { return b }
        return round(.sum(unpack(a), unpack(b), zeroIsNegative: mode == .down), mode, &flags)
    }

    /// a × b
    @inline(__always)
    func product(_ a: UInt64, _ b: UInt64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt64 {
        if isNaN(a) || isNaN(b) { return nan(a, b, &flags) }
        if isInfinite(a) || isInfinite(b) {
            return isZero(a) || isZero(b) ? invalid(&flags) : infinity | (a ^ b) & signBit
        }
        return round(.product(unpack(a), unpack(b)), mode, &flags)
    }

    /// a ÷ b
    @inline(__always)
    func quotient(_ a: UInt64, _ b: UInt64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt64 {
        if isNaN(a) || isNaN(b) { return nan(a, b, &flags) }
        let sign = (a ^ b) & signBit
        if isInfinite(a) { return isInfinite(b) ? invalid(&flags) : infinity | sign }
        if isInfinite(b) { return sign }
        if isZero(b) {
            if isZero(a) { return invalid(&flags) }
            flags.insert(.divideByZero)
            return infinity | sign
        }
        return round(.quotient(unpack(a), unpack(b)), mode, &flags)
    }

    /// √a
    @inline(__always)
    func squareRoot(_ a: UInt64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt64 {
        if isNaN(a) { return nan(a, a, &flags) }
        if isZero(a) || a == infinity { return a }
        if isNegative(a) { return invalid(&flags) }
        return round(unpack(a).squareRoot, mode, &flags)
    }

    /// a × b + c, rounded once. Infinity times 0 is invalid also where c is a quiet NaN.
    @inline(__always)
    func fusedMultiplyAdd(
        _ a: UInt64,
        _ b: UInt64,
        _ c: UInt64,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> UInt64 {
        if isInfinite(a) && isZero(b) || isZero(a) && isInfinite(b) { return invalid(&flags) }
        if isNaN(a) || isNaN(b) || isNaN(c) {
            return isSignalingNaN(c) ? invalid(&flags) : nan(a, b, &flags)
        }
        if isInfinite(a) || isInfinite(b) {
            let product = infinity | (a ^ b) & signBit
            return isInfinite(c) && c != product ? invalid(&flags) : product
        }
        if isInfinite(c) { return c }
        let product = UnpackedNumber.product(unpack(a), unpack(b))
        return round(.sum(product, unpack(c), zeroIsNegative: mode == .down), mode, &flags)
    }

    /// The number of this format for one of another.
    @inline(__always)
    func convert(
        _ a: UInt64,
        from source: BinaryFormat,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> UInt64 {
        if source.isNaN(a) { return source.isSignalingNaN(a) ? invalid(&flags) : canonicalNaN }
        if source.isInfinite(a) { return infinity | (source.isNegative(a) ? signBit : 0) }
        return round(source.unpack(a), mode, &flags)
    }
}
