// SPDX-License-Identifier: Apache-2.0

/// The single-precision format of the F extension.
enum Binary32: HostFormat {
    @inline(__always)
    static var format: BinaryFormat { BinaryFormat(precision: 24, exponentBits: 8) }

    @inline(__always)
    static func host(_ pattern: UInt32) -> Float { Float(bitPattern: pattern) }

    @inline(__always)
    static func pattern(_ value: Float) -> UInt32 { value.bitPattern }

    @inline(__always)
    static func double(_ pattern: UInt32) -> Double { Double(Float(bitPattern: pattern)) }

    /// The least normal number.
    @inline(__always)
    static var lowerBound: Float { 0x1p-126 }

    /// The wider format has the exact product.
    @inline(__always)
    static func isProduct(_ product: Float, _ a: Float, _ b: Float) -> Bool {
        Double(a) * Double(b) == Double(product)
    }
}

extension Binary32 {
    /// The number of this format for one of the wider.
    @inline(__always)
    static func fromBinary64(_ a: UInt64, _ mode: RoundingMode, _ flags: inout FloatingPointFlags) -> UInt32 {
        let x = Double(bitPattern: a)
        let result = Float(x)
        guard isInside(result), mode == .nearestEven || Double(result) == x else {
            return integerFromBinary64(a, mode, &flags)
        }
        if Double(result) != x { flags.insert(.inexact) }
        return result.bitPattern
    }

    @inline(never)
    private static func integerFromBinary64(
        _ a: UInt64,
        _ mode: RoundingMode,
        _ flags: inout FloatingPointFlags
    ) -> UInt32 {
        narrow(format.convert(a, from: Binary64.format, mode, &flags))
    }
}

/// How a register of 64 bits holds a number of 32: the upper half is all ones (unprivileged specification, chapter D).
extension Binary32 {
    /// The register for a number.
    @inline(__always)
    static func box(_ a: UInt32) -> UInt64 { 0xFFFF_FFFF_0000_0000 | UInt64(a) }

    /// The number in a register, which is the canonical NaN if the register holds none of this format.
    @inline(__always)
    static func unbox(_ register: UInt64) -> UInt32 {
        register >= 0xFFFF_FFFF_0000_0000 ? UInt32(truncatingIfNeeded: register) : 0x7FC0_0000
    }
}
