// SPDX-License-Identifier: Apache-2.0

@testable import RISCV

/// Writes instructions for tests, from the patterns that `DecoderTests` checks.
enum Instruction {
    private static let patterns: [OperationCode: InstructionPattern] = Dictionary(
        [
            InstructionTable.base, InstructionTable.multiplication, InstructionTable.atomics,
            InstructionTable.singlePrecision, InstructionTable.doublePrecision, InstructionTable.system,
            InstructionTable.bitManipulation,
        ].joined().map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The 32 bits of an instruction. Fields that it does not have are left out.
    ///
    /// - Parameter immediate: For instructions that the engine takes apart, the upper 12 bits.
    static func word(
        _ code: OperationCode,
        rd: UInt32 = 0,
        rs1: UInt32 = 0,
        rs2: UInt32 = 0,
        rs3: UInt32 = 0,
        mode: UInt32 = 0,
        immediate: Int32 = 0
    ) -> UInt32 {
        guard let pattern = patterns[code] else { preconditionFailure("\(code) is no instruction") }
        var word = rd << 7 | rs1 << 15 | rs2 << 20
        let value = UInt32(bitPattern: immediate)
        switch pattern.format {
        case .immediate, .shift, .load, .floatLoad, .system: word |= value << 20
        case .store, .floatStore:
            word = rs1 << 15 | rs2 << 20 | (value >> 5) << 25 | (value & 31) << 7
        case .branch:
            let high = (value >> 12 & 1) << 31 | (value >> 5 & 63) << 25
            word = rs1 << 15 | rs2 << 20 | high | (value >> 1 & 15) << 8 | (value >> 11 & 1) << 7
        case .upper: word = rd << 7 | value & 0xFFFF_F000
        case .jump:
            let high = (value >> 20 & 1) << 31 | (value >> 1 & 0x3FF) << 21
            word = rd << 7 | high | (value >> 11 & 1) << 20 | (value >> 12 & 0xFF) << 12
        case .float, .floatToInteger, .integerToFloat: word |= rs3 << 27 | mode << 12
        case .register, .atomic: break
        }
        return word & ~pattern.mask | pattern.match
    }

    /// An addition of a number of 12 bits.
    static func addi(_ rd: UInt32, _ rs1: UInt32, _ value: Int32) -> UInt32 {
        word(.addi, rd: rd, rs1: rs1, immediate: value)
    }

    /// A jump to itself.
    static let loop: UInt32 = 0x0000_006F

    /// A jump so many instructions back.
    static func jump(back count: Int) -> UInt32 { word(.jal, immediate: Int32(-4 * count)) }

    /// The hint that the guest waits in a loop.
    static let pause: UInt32 = 0x0100_000F
}
