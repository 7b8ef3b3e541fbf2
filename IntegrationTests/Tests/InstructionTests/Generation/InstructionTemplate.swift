// SPDX-License-Identifier: Apache-2.0

import Harness

/// An instruction whose operands are still to be chosen.
struct InstructionTemplate {
    let name: String
    /// The bits that are the same with all operands.
    let bits: UInt32
    let operands: [Operand]

    init(_ name: String, _ bits: UInt32, _ operands: [Operand]) {
        self.name = name
        self.bits = bits
        self.operands = operands
    }

    /// The instruction with random operands.
    func instruction(_ random: inout RandomSource) -> Instruction {
        Instruction(name, operands.reduce(bits) { $0 | $1.bits(&random) })
    }
}

/// An instruction.
struct Instruction {
    let name: String
    /// Its 32 bits, or 16.
    let bits: UInt32

    init(_ name: String, _ bits: UInt32) {
        self.name = name
        self.bits = bits
    }

    var byteCount: Int { bits & 3 == 3 ? 4 : 2 }

    /// As it is in memory.
    var bytes: [UInt8] { (0..<byteCount).map { UInt8(truncatingIfNeeded: bits >> UInt32(8 * $0)) } }
}
