// SPDX-License-Identifier: Apache-2.0

extension HostFormat {
    /// a + b. A finite sum below the normal numbers is exact, so that there is no lower bound.
    @inline(__always)
    static func add(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        let x = host(a)
        let y = host(b)
        let sum = x + y
        guard mode == .nearestEven, sum.magnitude < .infinity else { return integerSum(a, b, mode, &flags) }
        if !flags.contains(.inexact), !isSum(sum, x, y) { flags.insert(.inexact) }
        return pattern(sum)
    }

    /// a − b
    @inline(__always)
    static func sub(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        add(a, b ^ narrow(format.signBit), mode, &flags)
    }

    /// a × b
    @inline(__always)
    static func mul(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        let x = host(a)
        let y = host(b)
        let product = x * y
        guard mode == .nearestEven else { return integerProduct(a, b, mode, &flags) }
        if isInside(product) {
            if !flags.contains(.inexact), !isProduct(product, x, y) { flags.insert(.inexact) }
            return pattern(product)
        }
        if product == 0, x == 0 || y == 0 { return pattern(product) }
        return integerProduct(a, b, mode, &flags)
    }

    /// a ÷ b
    @inline(__always)
    static func div(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        let x = host(a)
        let y = host(b)
        let quotient = x / y
        guard mode == .nearestEven else { return integerQuotient(a, b, mode, &flags) }
        if isInside(quotient), x.magnitude > lowerBound {
            if !flags.contains(.inexact), !isProduct(x, quotient, y) { flags.insert(.inexact) }
            return pattern(quotient)
        }
        if quotient == 0, x == 0 { return pattern(quotient) }
        return integerQuotient(a, b, mode, &flags)
    }

    /// √a
    @inline(__always)
    static func sqrt(_ a: Pattern, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> Pattern {
        let x = host(a)
        guard mode == .nearestEven, x > lowerBound, x < .infinity else {
            return integerSquareRoot(a, mode, &flags)
        }
        let root = x.squareRoot()
        if !flags.contains(.inexact), !isProduct(x, root, root) { flags.insert(.inexact) }
        return pattern(root)
    }

    /// a × b + c, rounded once. The other three forms come from flipping the signs of `a` and `c`.
    ///
    /// As long as there was nothing inexact, the host's result is taken only where the product alone is exact, too.
    @inline(__always)
    static func fusedMultiplyAdd(
        _ a: Pattern,
        _ b: Pattern,
        _ c: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        guard mode == .nearestEven else { return integerFusedMultiplyAdd(a, b, c, mode, &flags) }
        let x = host(a)
        let y = host(b)
        let z = host(c)
        if flags.contains(.inexact) {
            let result = z.addingProduct(x, y)
            if isInside(result) { return pattern(result) }
        } else {
            let product = x * y
            let result = product + z
            if isInside(product), isInside(result), isProduct(product, x, y) {
                if !isSum(result, product, z) { flags.insert(.inexact) }
                return pattern(result)
            }
        }
        return integerFusedMultiplyAdd(a, b, c, mode, &flags)
    }
}

/// The operations in integers, kept out of line: they are rare.
extension HostFormat {
    @inline(never)
    static func integerSum(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        narrow(format.sum(wide(a), wide(b), mode, &flags))
    }

    @inline(never)
    static func integerProduct(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        narrow(format.product(wide(a), wide(b), mode, &flags))
    }

    @inline(never)
    static func integerQuotient(
        _ a: Pattern,
        _ b: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        narrow(format.quotient(wide(a), wide(b), mode, &flags))
    }

    @inline(never)
    static func integerSquareRoot(
        _ a: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        narrow(format.squareRoot(wide(a), mode, &flags))
    }

    @inline(never)
    static func integerFusedMultiplyAdd(
        _ a: Pattern,
        _ b: Pattern,
        _ c: Pattern,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> Pattern {
        narrow(format.fusedMultiplyAdd(wide(a), wide(b), wide(c), mode, &flags))
    }
}
