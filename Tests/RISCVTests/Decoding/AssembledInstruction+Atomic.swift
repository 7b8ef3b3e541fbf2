// SPDX-License-Identifier: Apache-2.0

@testable import RISCV

extension AssembledInstruction {
    /// A.
    static let atomic: [AssembledInstruction] = [
        AssembledInstruction("lr.w x26, (x8)", 0x1004_2D2F, .lrW, rd: 26, rs1: 8),
        AssembledInstruction("sc.w x24, x8, (x26)", 0x188D_2C2F, .scW, rd: 24, rs1: 26, rs2: 8),
        AssembledInstruction("amoswap.w x17, x12, (x16)", 0x08C8_28AF, .amoswapW, rd: 17, rs1: 16, rs2: 12),
        AssembledInstruction("amoadd.w x1, x9, (x26)", 0x009D_20AF, .amoaddW, rd: 1, rs1: 26, rs2: 9),
        AssembledInstruction("amoxor.w x9, x23, (x7)", 0x2173_A4AF, .amoxorW, rd: 9, rs1: 7, rs2: 23),
        AssembledInstruction("amoand.w x31, x15, (x12)", 0x60F6_2FAF, .amoandW, rd: 31, rs1: 12, rs2: 15),
        AssembledInstruction("amoor.w x30, x12, (x24)", 0x40CC_2F2F, .amoorW, rd: 30, rs1: 24, rs2: 12),
        AssembledInstruction("amomin.w x12, x8, (x3)", 0x8081_A62F, .amominW, rd: 12, rs1: 3, rs2: 8),
        AssembledInstruction("amomax.w x8, x7, (x16)", 0xA078_242F, .amomaxW, rd: 8, rs1: 16, rs2: 7),
        AssembledInstruction("amominu.w x7, x20, (x16)", 0xC148_23AF, .amominuW, rd: 7, rs1: 16, rs2: 20),
        AssembledInstruction("amomaxu.w x20, x1, (x27)", 0xE01D_AA2F, .amomaxuW, rd: 20, rs1: 27, rs2: 1),
        AssembledInstruction("lr.d x30, (x21)", 0x100A_BF2F, .lrD, rd: 30, rs1: 21),
        AssembledInstruction("sc.d x21, x27, (x3)", 0x19B1_BAAF, .scD, rd: 21, rs1: 3, rs2: 27),
        AssembledInstruction("amoswap.d x4, x13, (x30)", 0x08DF_322F, .amoswapD, rd: 4, rs1: 30, rs2: 13),
        AssembledInstruction("amoadd.d x23, x7, (x25)", 0x007C_BBAF, .amoaddD, rd: 23, rs1: 25, rs2: 7),
        AssembledInstruction("amoxor.d x29, x14, (x6)", 0x20E3_3EAF, .amoxorD, rd: 29, rs1: 6, rs2: 14),
        AssembledInstruction("amoand.d x21, x3, (x11)", 0x6035_BAAF, .amoandD, rd: 21, rs1: 11, rs2: 3),
        AssembledInstruction("amoor.d x31, x13, (x24)", 0x40DC_3FAF, .amoorD, rd: 31, rs1: 24, rs2: 13),
        AssembledInstruction("amomin.d x13, x31, (x24)", 0x81FC_36AF, .amominD, rd: 13, rs1: 24, rs2: 31),
        AssembledInstruction("amomax.d x24, x5, (x6)", 0xA053_3C2F, .amomaxD, rd: 24, rs1: 6, rs2: 5),
        AssembledInstruction("amominu.d x5, x29, (x19)", 0xC1D9_B2AF, .amominuD, rd: 5, rs1: 19, rs2: 29),
        AssembledInstruction("amomaxu.d x26, x5, (x21)", 0xE05A_BD2F, .amomaxuD, rd: 26, rs1: 21, rs2: 5),
    ]
}
