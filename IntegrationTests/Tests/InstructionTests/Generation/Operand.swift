// SPDX-License-Identifier: Apache-2.0

import Harness

/// A field of an instruction that is chosen at random.
enum Operand {
    /// An integer register that is written: any but those that hold addresses.
    case destination
    /// A floating-point register that is written.
    case floatingPointDestination
    /// A register that is read, in the field of rs1, rs2, rs3.
    case source1, source2, source3
    /// 12 bits from bit 20 on.
    case immediate12
    /// 20 bits from bit 12 on.
    case immediate20
    /// A shift of up to 63, or 31.
    case shift6, shift5
    /// 5 bits in the field of rs1.
    case immediate5
    /// A rounding mode: mostly one that exists or the dynamic one.
    case rounding
    /// A register that holds an address in the field of rs1, and an offset as loads have it.
    case loaded
    /// The same, as stores have it.
    case stored
    /// Of an atomic operation, what it orders.
    case ordering
    /// Of a fence, what it orders.
    case fenced
    /// `fflags`, `frm`, `fcsr`.
    case floatingPointRegister

    // Of instructions of 16 bits.

    /// An integer register that is written, from bit 7 on: any but those that hold addresses, and not x0.
    case shortDestination
    /// One of x9 to x15 that is written, from bit 7 on.
    case smallDestination
    /// One of x9 to x15 that is written, from bit 2 on.
    case smallResult
    /// One of f8 to f15 from bit 2 on, or x8 to x15 that are read.
    case smallSource
    /// A register other than x0 that is read, from bit 2 on.
    case shortSource
    /// A register that is read, or of floating point, from bit 2 on.
    case anySource
    /// A floating-point register that is written, from bit 7 on.
    case shortFloatingPointDestination
    /// Bits 12 and 6 to 2, any, or not all of them 0.
    case immediate6, nonzeroImmediate6
    /// Bits 5 to 12, not all of them 0.
    case nonzeroImmediate8
    /// x8, which holds an address, in the field of a small rs1, with bits 10 to 12 and 5 and 6 as offset.
    case smallMemory
    /// Bits 12 and 6 to 2 as offset from x2.
    case stackLoaded
    /// Bits 7 to 12 as offset from x2.
    case stackStored

    /// The registers that hold addresses of memory, and that nothing but memory accesses expects anything of.
    static let addressRegisters: [UInt32] = [2, 3, 8]

    /// A random value of the field.
    func bits(_ random: inout RandomSource) -> UInt32 {
        switch self {
        case .destination: Self.destination(&random) << 7
        case .floatingPointDestination, .shortFloatingPointDestination: random.bits(5) << 7
        case .source1, .immediate5: random.bits(5) << 15
        case .source2, .shift5: random.bits(5) << 20
        case .source3: random.bits(5) << 27
        case .immediate12: (random.oneIn(4) ? random.bits(4) &- 8 : random.bits(12)) << 20
        case .immediate20: random.bits(20) << 12
        case .shift6: random.bits(6) << 20
        case .rounding: (random.oneIn(100) ? random.bits(3) : random.element(of: [0, 1, 2, 3, 4, 7, 7, 7])) << 12
        case .loaded: random.element(of: Self.addressRegisters) << 15 | Self.offset(&random) << 20
        case .stored:
            random.element(of: Self.addressRegisters) << 15 | Self.scattered(Self.offset(&random))
        case .ordering: random.bits(2) << 25
        case .fenced: random.bits(8) << 20
        case .floatingPointRegister: (1 + random.bits(2) % 3) << 20
        case .shortDestination: max(1, Self.destination(&random)) << 7
        case .smallDestination: (1 + random.bits(8) % 7) << 7
        case .smallResult: (1 + random.bits(8) % 7) << 2
        case .smallSource: random.bits(3) << 2
        case .shortSource: (1 + random.bits(8) % 31) << 2
        case .anySource: random.bits(5) << 2
        case .immediate6, .stackLoaded: random.bits(5) << 2 | random.bits(1) << 12
        case .nonzeroImmediate6: (1 + random.bits(8) % 31) << 2 | random.bits(1) << 12
        case .nonzeroImmediate8: (1 + random.bits(16) % 255) << 5
        case .smallMemory: random.bits(3) << 10 | random.bits(2) << 5
        case .stackStored: random.bits(6) << 7
        }
    }

    /// A register that may be written.
    static func destination(_ random: inout RandomSource) -> UInt32 {
        while true {
            let register = random.bits(5)
            if !addressRegisters.contains(register) { return register }
        }
    }

    /// An offset in 12 bits: mostly one at which accesses of any width are aligned.
    private static func offset(_ random: inout RandomSource) -> UInt32 {
        random.oneIn(4) ? random.bits(12) : random.bits(9) << 3
    }

    /// The 12 bits of an offset where stores have them.
    private static func scattered(_ offset: UInt32) -> UInt32 { (offset >> 5 & 0x7F) << 25 | (offset & 0x1F) << 7 }
}
