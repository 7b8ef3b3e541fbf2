// SPDX-License-Identifier: Apache-2.0

extension InstructionTable {
    /// Zicsr, Zicbom, Zicboz, Zawrs, Svinval, the privileged specification.
    static let system: [InstructionPattern] = [
        InstructionPattern(.csrrw, .system, "............ ..... 001 ..... 1110011"),
        InstructionPattern(.csrrs, .system, "............ ..... 010 ..... 1110011"),
        InstructionPattern(.csrrc, .system, "............ ..... 011 ..... 1110011"),
        InstructionPattern(.csrrwi, .system, "............ ..... 101 ..... 1110011"),
        InstructionPattern(.csrrsi, .system, "............ ..... 110 ..... 1110011"),
        InstructionPattern(.csrrci, .system, "............ ..... 111 ..... 1110011"),
        InstructionPattern(.cbo, .system, "000000000000 ..... 010 00000 0001111"),
        InstructionPattern(.cbo, .system, "000000000001 ..... 010 00000 0001111"),
        InstructionPattern(.cbo, .system, "000000000010 ..... 010 00000 0001111"),
        InstructionPattern(.cbo, .system, "000000000100 ..... 010 00000 0001111"),
        InstructionPattern(.wrsNto, .system, "000000001101 00000 000 00000 1110011"),
        InstructionPattern(.wrsSto, .system, "000000011101 00000 000 00000 1110011"),
        InstructionPattern(.mret, .system, "001100000010 00000 000 00000 1110011"),
        InstructionPattern(.sret, .system, "000100000010 00000 000 00000 1110011"),
        InstructionPattern(.wfi, .system, "000100000101 00000 000 00000 1110011"),
        InstructionPattern(.sfenceVMA, .system, "0001001 ..... ..... 000 00000 1110011"),
        InstructionPattern(.sinvalVMA, .system, "0001011 ..... ..... 000 00000 1110011"),
        InstructionPattern(.sfenceInval, .system, "0001100 00000 00000 000 00000 1110011"),
        InstructionPattern(.sfenceInval, .system, "0001100 00001 00000 000 00000 1110011"),
    ]
}
