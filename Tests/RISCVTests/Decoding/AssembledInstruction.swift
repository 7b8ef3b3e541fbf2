// SPDX-License-Identifier: Apache-2.0

@testable import RISCV

/// An instruction as an assembler writes it (clang 21, `-march=rv64gc_zba_zbb_zbs_zicbom_zicboz_zawrs_zicond_svinval`).
struct AssembledInstruction: Sendable, CustomStringConvertible {
    let description: String
    let word: UInt32
    let code: OperationCode
    /// Its fields, where it has them.
    let rd, rs1, rs2, rs3: UInt8?
    let immediate: Int64?

    init(
        _ text: String,
        _ word: UInt32,
        _ code: OperationCode,
        rd: UInt8? = nil,
        rs1: UInt8? = nil,
        rs2: UInt8? = nil,
        rs3: UInt8? = nil,
        immediate: Int64? = nil
    ) {
        description = text
        self.word = word
        self.code = code
        self.rd = rd
        self.rs1 = rs1
        self.rs2 = rs2
        self.rs3 = rs3
        self.immediate = immediate
    }

    /// Each instruction once, or more often.
    static let all = integer + atomic + floatingPoint + others
}
