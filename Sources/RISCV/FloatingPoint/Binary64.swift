// SPDX-License-Identifier: Apache-2.0

/// The double-precision format of the D extension.
enum Binary64: HostFormat {
    @inline(__always)
    static var format: BinaryFormat { BinaryFormat(precision: 53, exponentBits: 11) }

    @inline(__always)
    static func host(_ pattern: UInt64) -> Double { Double(bitPattern: pattern) }

    @inline(__always)
    static func pattern(_ value: Double) -> UInt64 { value.bitPattern }

    @inline(__always)
    static func double(_ pattern: UInt64) -> Double { Double(bitPattern: pattern) }

    /// The residual of a product of this magnitude is a multiple of 2^−1066, which the format has.
    @inline(__always)
    static var lowerBound: Double { 0x1p-960 }

    /// The one use of a fused multiply-add for flags. Where the compiler may not assume that the host has the
    /// instruction, as on x86-64, this is a call into the C library, which uses it if it is there.
    @inline(__always)
    static func isProduct(_ product: Double, _ a: Double, _ b: Double) -> Bool {
        (-product).addingProduct(a, b) == 0
    }
}

extension Binary64 {
    /// The number of this format that is equal to one of the other.
    @inline(__always)
    static func fromBinary32(_ a: UInt32, _ flags: inout FloatingPointFlags) -> UInt64 {
        let x = Float(bitPattern: a)
        return x.isNaN ? format.convert(UInt64(a), from: Binary32.format, .nearestEven, &flags) : Double(x).bitPattern
    }
}
