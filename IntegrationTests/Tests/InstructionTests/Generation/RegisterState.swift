// SPDX-License-Identifier: Apache-2.0

import Harness

/// What registers hold.
struct RegisterState {
    /// Of x0 to x31; those that hold addresses get them when the block has its place in memory.
    var integers: [UInt64]
    /// Of f0 to f31.
    var floatingPoint: [UInt64]
    var fcsr: UInt64

    /// Numbers of all kinds, with many special ones among them.
    init(_ random: inout RandomSource) {
        integers = (0..<32).map { _ in Self.integer(&random) }
        floatingPoint = (0..<32).map { _ in Self.floatingPoint(&random) }
        fcsr = UInt64(random.bits(3) % 5) << 5 | UInt64(random.oneIn(4) ? random.bits(5) : 0)
    }

    private static func integer(_ random: inout RandomSource) -> UInt64 {
        switch random.bits(3) {
        case 0:
            random.element(
                of: [0, 1, .max, 1 << 63, .max >> 1, 1 << 31, 0x7FFF_FFFF, 0xFFFF_FFFF, ~0x7FFF_FFFF, 0x8000_0001]
            )
        case 1: UInt64(random.bits(6))
        case 2: 0 &- UInt64(random.bits(6))
        case 3: UInt64(random.bits(32))
        case 4: UInt64(bitPattern: Int64(Int32(bitPattern: random.bits(32))))
        case 5: random.next() >> UInt64(random.bits(6))
        default: random.next()
        }
    }

    /// A double, a boxed single, or what is no box.
    static func floatingPoint(_ random: inout RandomSource) -> UInt64 {
        switch random.bits(3) {
        case 0: UInt64(random.element(of: singles)) | UInt64(random.oneIn(8) ? random.bits(32) : .max) << 32
        case 1: UInt64(near(UInt32(127), 23, &random)) | 0xFFFF_FFFF << 32
        case 2: UInt64(random.bits(32)) | 0xFFFF_FFFF << 32
        case 3: random.element(of: doubles)
        case 4: near(UInt64(1023), 52, &random)
        case 5: UInt64(random.bits(1)) << 63 | UInt64(random.bits(12))
        default: random.next()
        }
    }

    /// A number whose exponent is small, so that sums and products have something to round.
    private static func near<Bits: FixedWidthInteger & UnsignedInteger>(
        _ bias: Bits,
        _ fractionBits: Bits,
        _ random: inout RandomSource
    ) -> Bits {
        let sign = Bits(random.bits(1)) << Bits(Bits.bitWidth - 1)
        let exponent = bias &+ Bits(random.bits(6)) &- 32
        let fraction = Bits(truncatingIfNeeded: random.next()) & (1 << fractionBits - 1)
        return sign | exponent << fractionBits | (random.oneIn(4) ? fraction & ~0 << (fractionBits / 2) : fraction)
    }

    /// Zeros, ones, infinities, NaNs, the largest and the smallest, and what lies at the borders of integers.
    private static let doubles: [UInt64] =
        [
            0, 1, 0x000F_FFFF_FFFF_FFFF, 0x0010_0000_0000_0000, 0x3FF0_0000_0000_0000, 0x3FE0_0000_0000_0000,
            0x4008_0000_0000_0000, 0x7FEF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0000, 0x7FF8_0000_0000_0000,
            0x7FF0_0000_0000_0001, 0x7FFF_FFFF_FFFF_FFFF, 0x41DF_FFFF_FFC0_0000, 0x41E0_0000_0000_0000,
            0x41EF_FFFF_FFE0_0000, 0x43E0_0000_0000_0000, 0x43DF_FFFF_FFFF_FFFF, 0x43F0_0000_0000_0000,
            0x3690_0000_0000_0000, 0x380F_FFFF_FFFF_FFFF, 0x47EF_FFFF_F000_0000, 0x3FDF_FFFF_FFFF_FFFF,
        ].flatMap { [$0, $0 | 1 << 63] }

    private static let singles: [UInt32] =
        [
            0, 1, 0x007F_FFFF, 0x0080_0000, 0x3F80_0000, 0x3F00_0000, 0x4040_0000, 0x7F7F_FFFF, 0x7F80_0000,
            0x7FC0_0000, 0x7F80_0001, 0x7FFF_FFFF, 0x4EFF_FFFF, 0x4F00_0000, 0x4F7F_FFFF, 0x5EFF_FFFF, 0x5F00_0000,
            0x5F80_0000, 0x3EFF_FFFF, 0x4B7F_FFFF,
        ].flatMap { [$0, $0 | 1 << 31] }
}
