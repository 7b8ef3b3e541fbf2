// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Zba, Zbb, Zbs and Zicond.
struct BitManipulationTests {
    /// Operands and results.
    private static let ofRegisters: [(code: OperationCode, a: UInt64, b: UInt64, result: UInt64)] = [
        (.addUW, 0x0123_4567_89AB_CDEF, 0x8000_0000_0000_0000, 0x8000_0000_89AB_CDEF),
        (.addUW, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.addUW, 0xAC45_A7A5_ED48_D09D, 0, 0xED48_D09D),
        (.sh1add, 0xFEDC_BA98_7654_3210, 1, 0xFDB9_7530_ECA8_6421),
        (.sh1add, 0xFFFF_FFFF, 0x8000_0000, 0x0000_0002_7FFF_FFFE),
        (.sh1add, 0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210, 0x0123_4567_89AB_CDEE),
        (.sh2add, 0x3344_F557_D821_9C9D, 0xFFFF_FFFF, 0xCD13_D560_6086_7273),
        (.sh2add, 0x8000_0000, 0x8000_0000_0000_0000, 0x8000_0002_0000_0000),
        (.sh2add, 1, 0, 4),
        (.sh3add, 1, 0xE029_1BC8_B465_5AB0, 0xE029_1BC8_B465_5AB8),
        (.sh3add, 0xF088_BED0_A11F_7657, 0x0123_4567_89AB_CDEF, 0x8569_3BEC_92A7_80A7),
        (.sh3add, 0x0123_4567_89AB_CDEF, 0xC32C_4DA8_CE08_C67D, 0xCC46_78E5_1B67_35F5),
        (.sh1addUW, 1, 0x28F8_2E74_C72A_386F, 0x28F8_2E74_C72A_3871),
        (.sh1addUW, 0x221A_61A1_67D7_CDF6, 0x89F3_A393_E13D_4B11, 0x89F3_A394_B0EC_E6FD),
        (.sh1addUW, 0x7FFF_FFFF, 0x34F2_BAE5_67DE_F005, 0x34F2_BAE6_67DE_F003),
        (.sh2addUW, 0xCC1E_0437_120F_AC4A, 0xFFFF_FFFF, 0x0000_0001_483E_B127),
        (.sh2addUW, 0x8000_0000, 0x9FBF_CB0A_E717_A666, 0x9FBF_CB0C_E717_A666),
        (.sh2addUW, 0x7FFF_FFFF_FFFF_FFFF, 0x4C82_81A2_AA85_1BB4, 0x4C82_81A6_AA85_1BB0),
        (.sh3addUW, 0xFEDC_BA98_7654_3210, 0xFFFF_FFFF_FFFF_FFFF, 0x0000_0003_B2A1_907F),
        (.sh3addUW, 0x7FFF_FFFF, 0xFFFF_FFFF, 0x0000_0004_FFFF_FFF7),
        (.sh3addUW, 0x00FF_00FF_8001_7F00, 0x7FFF_FFFF, 0x0000_0004_800B_F7FF),
        (.andn, 0x1D61_7A4C_05D7_90B6, 0x3CAE_11A6_BD21_A956, 0x0141_6A48_00D6_10A0),
        (.andn, 0x7FFF_FFFF, 0x8000_0000_0000_0000, 0x7FFF_FFFF),
        (.andn, 0, 0x7FFF_FFFF_FFFF_FFFF, 0),
        (.orn, 0x8000_0000, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF),
        (.orn, 0xFFFF_FFFF_8000_0000, 1, 0xFFFF_FFFF_FFFF_FFFE),
        (.orn, 0xFEDC_BA98_7654_3210, 0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210),
        (.xnor, 0, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.xnor, 0xFFFF_FFFF_FFFF_FFFF, 0x9C75_BDF3_8ABD_7A2F, 0x9C75_BDF3_8ABD_7A2F),
        (.xnor, 0x7FFF_FFFF, 0x48D0_CA3E_6BB3_3FB5, 0xB72F_35C1_EBB3_3FB5),
        (.max, 0x0123_4567_89AB_CDEF, 0xFFFF_FFFF_8000_0000, 0x0123_4567_89AB_CDEF),
        (.max, 0xFEDC_BA98_7654_3210, 0x7FFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF),
        (.max, 0x00FF_00FF_8001_7F00, 0, 0x00FF_00FF_8001_7F00),
        (.maxu, 0x0AF3_3CC2_95F7_82C5, 0xC130_620A_68A7_7ED0, 0xC130_620A_68A7_7ED0),
        (.maxu, 0, 0x65D4_5380_BF94_B9A1, 0x65D4_5380_BF94_B9A1),
        (.maxu, 0x00FF_00FF_8001_7F00, 0xCC2E_F6D4_12D1_2D30, 0xCC2E_F6D4_12D1_2D30),
        (.min, 0xB818_8FD9_6DF4_BE4F, 0x8000_0000_0000_0000, 0x8000_0000_0000_0000),
        (.min, 1, 0xE8D3_3780_B905_579F, 0xE8D3_3780_B905_579F),
        (.min, 0x8000_0000_0000_0000, 0x0CE6_FF6C_1D76_C09B, 0x8000_0000_0000_0000),
        (.minu, 0xFFFF_FFFF, 0, 0),
        (.minu, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF),
        (.minu, 0x7FFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF),
        (.rol, 0xFEDC_BA98_7654_3210, 0x00FF_00FF_8001_7F00, 0xFEDC_BA98_7654_3210),
        (.rol, 0xFFFF_FFFF_FFFF_FFFF, 0x20FD_BAEE_BBFA_1535, 0xFFFF_FFFF_FFFF_FFFF),
        (.rol, 1, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000),
        (.ror, 0xD8B8_43A4_9FFE_747C, 0x7FFF_FFFF_FFFF_FFFF, 0xB170_8749_3FFC_E8F9),
        (.ror, 0x00FF_00FF_8001_7F00, 0x0123_4567_89AB_CDEF, 0x01FF_0002_FE00_01FE),
        (.ror, 0x7FFF_FFFF_FFFF_FFFF, 0xF3AF_6FDB_3097_BEA7, 0xFFFF_FFFF_FEFF_FFFF),
        (.rolw, 0xFEDC_BA98_7654_3210, 0xAEE4_438E_E0F7_7D81, 0xFFFF_FFFF_ECA8_6420),
        (.rolw, 0, 0x7FFF_FFFF_FFFF_FFFF, 0),
        (.rolw, 0x0123_4567_89AB_CDEF, 0x8000_0000_0000_0000, 0xFFFF_FFFF_89AB_CDEF),
        (.rorw, 1, 0xAD20_B0D0_E9B2_EBF7, 0x200),
        (.rorw, 0x8000_0000_0000_0000, 0x7BE8_0C9D_5F88_F5D0, 0),
        (.rorw, 0x8000_0000_0000_0000, 0xFFFF_FFFF, 0),
        (.bclr, 0xDE9E_A6EA_D6AB_77A6, 1, 0xDE9E_A6EA_D6AB_77A4),
        (.bclr, 0x0123_4567_89AB_CDEF, 0x3691_F577_C4D9_1F76, 0x0123_4567_89AB_CDEF),
        (.bclr, 0x00FF_00FF_8001_7F00, 0xFFFF_FFFF_FFFF_FFFF, 0x00FF_00FF_8001_7F00),
        (.bext, 0xFEDC_BA98_7654_3210, 0x534C_CC9F_98BE_768B, 0),
        (.bext, 0x00FF_00FF_8001_7F00, 0x6D7A_A345_2F11_EE8C, 1),
        (.bext, 0x0123_4567_89AB_CDEF, 0x8000_0000, 1),
        (.binv, 1, 0x0123_4567_89AB_CDEF, 0x0000_8000_0000_0001),
        (.binv, 0xFEDC_BA98_7654_3210, 0, 0xFEDC_BA98_7654_3211),
        (.binv, 0x8000_0000_0000_0000, 0x14EA_E053_9A8D_53CF, 0x8000_0000_0000_8000),
        (.bset, 0xFFFF_FFFF, 0x53F4_7CF1_B1A8_BA71, 0x0002_0000_FFFF_FFFF),
        (.bset, 0xFFFF_FFFF_FFFF_FFFF, 0xFEDC_BA98_7654_3210, 0xFFFF_FFFF_FFFF_FFFF),
        (.bset, 0xE801_C67E_5DCC_06DB, 0x00FF_00FF_8001_7F00, 0xE801_C67E_5DCC_06DB),
        (.czeroEqz, 0x0123_4567_89AB_CDEF, 0xAFE2_946F_F09F_A24F, 0x0123_4567_89AB_CDEF),
        (.czeroEqz, 0x87BB_EC70_7020_4A29, 0x7551_913F_4E05_0C8B, 0x87BB_EC70_7020_4A29),
        (.czeroEqz, 0x7FFF_FFFF, 0xE50C_DB10_BAD3_5B8E, 0x7FFF_FFFF),
        (.czeroNez, 1, 0x8000_0000, 0),
        (.czeroNez, 0xFEDC_BA98_7654_3210, 0x7FFF_FFFF, 0),
        (.czeroNez, 0x9055_811F_BD24_1F8B, 0x7FFF_FFFF, 0),
    ]

    /// Operands and results.
    private static let ofImmediates: [(code: OperationCode, a: UInt64, immediate: Int32, result: UInt64)] = [
        (.slliUW, 0x0123_4567_89AB_CDEF, 31, 0x44D5_E6F7_8000_0000),
        (.slliUW, 0xFFFF_FFFF, 32, 0xFFFF_FFFF_0000_0000),
        (.slliUW, 0x8401_115F_38A3_31E5, 1, 0x7146_63CA),
        (.rori, 0x0123_4567_89AB_CDEF, 32, 0x89AB_CDEF_0123_4567),
        (.rori, 0xD778_DAC7_A6B5_5031, 63, 0xAEF1_B58F_4D6A_A063),
        (.rori, 0xFFFF_FFFF_8000_0000, 32, 0x8000_0000_FFFF_FFFF),
        (.bclri, 0x55A3_2D72_1584_0CB1, 1, 0x55A3_2D72_1584_0CB1),
        (.bclri, 1, 32, 1),
        (.bclri, 0xFEDC_BA98_7654_3210, 31, 0xFEDC_BA98_7654_3210),
        (.bexti, 0xFEDC_BA98_7654_3210, 63, 1),
        (.bexti, 0x8000_0000_0000_0000, 63, 1),
        (.bexti, 0x5692_3185_8584_9351, 63, 0),
        (.binvi, 0x8000_0000, 32, 0x0000_0001_8000_0000),
        (.binvi, 0xFFFF_FFFF, 63, 0x8000_0000_FFFF_FFFF),
        (.binvi, 0x00FF_00FF_8001_7F00, 1, 0x00FF_00FF_8001_7F02),
        (.bseti, 0x0BD6_6DEF_EA3B_EC34, 63, 0x8BD6_6DEF_EA3B_EC34),
        (.bseti, 0xAAAF_3D17_FC56_A5BA, 32, 0xAAAF_3D17_FC56_A5BA),
        (.bseti, 0x60C3_11E0_CE4F_F021, 1, 0x60C3_11E0_CE4F_F023),
        (.roriw, 0x8A95_5F72_F531_835B, 31, 0xFFFF_FFFF_EA63_06B7),
        (.roriw, 0x8000_0000, 31, 1),
        (.roriw, 1, 15, 0x0002_0000),
    ]

    /// Operands and results.
    private static let ofOne: [(code: OperationCode, a: UInt64, result: UInt64)] = [
        (.clz, 0, 0x40),
        (.clz, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.clz, 0x00F0_0000_8000_0100, 8),
        (.clz, 0x6BA3_0B97_EC6E_8DAC, 1),
        (.clzw, 0, 0x20),
        (.clzw, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.clzw, 0x00F0_0000_8000_0100, 0),
        (.clzw, 0x256C_ABC5_EA62_4D07, 0),
        (.ctz, 0, 0x40),
        (.ctz, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.ctz, 0x00F0_0000_8000_0100, 8),
        (.ctz, 0xBDC1_6576_3EE7_878B, 0),
        (.ctzw, 0, 0x20),
        (.ctzw, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.ctzw, 0x00F0_0000_8000_0100, 8),
        (.ctzw, 0xFDB2_DB3B_2989_6D3C, 2),
        (.cpop, 0, 0),
        (.cpop, 0xFFFF_FFFF_FFFF_FFFF, 0x40),
        (.cpop, 0x00F0_0000_8000_0100, 6),
        (.cpop, 0x6022_3AAB_A29B_728E, 0x1D),
        (.cpopw, 0, 0),
        (.cpopw, 0xFFFF_FFFF_FFFF_FFFF, 0x20),
        (.cpopw, 0x00F0_0000_8000_0100, 2),
        (.cpopw, 0x2AEB_77BD_AF1F_1A32, 0x11),
        (.sextB, 0, 0),
        (.sextB, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.sextB, 0x00F0_0000_8000_0100, 0),
        (.sextB, 0x3451_3F83_5225_2A1F, 0x1F),
        (.sextH, 0, 0),
        (.sextH, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.sextH, 0x00F0_0000_8000_0100, 0x100),
        (.sextH, 0x6CC9_34E1_63AA_EF93, 0xFFFF_FFFF_FFFF_EF93),
        (.zextH, 0, 0),
        (.zextH, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF),
        (.zextH, 0x00F0_0000_8000_0100, 0x100),
        (.zextH, 0x4AC2_1C0C_8771_38F0, 0x38F0),
        (.orcB, 0, 0),
        (.orcB, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.orcB, 0x00F0_0000_8000_0100, 0x00FF_0000_FF00_FF00),
        (.orcB, 0xF842_3599_4627_7D8D, 0xFFFF_FFFF_FFFF_FFFF),
        (.rev8, 0, 0),
        (.rev8, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.rev8, 0x00F0_0000_8000_0100, 0x0001_0080_0000_F000),
        (.rev8, 0x0F28_30F8_E2D6_98AC, 0xAC98_D6E2_F830_280F),
    ]

    @Test("an instruction of two registers gives its result", arguments: ofRegisters)
    func registers(code: OperationCode, a: UInt64, b: UInt64, result: UInt64) throws {
        let fixture = try HartFixture()
        fixture.run([Instruction.word(code, rd: 5, rs1: 6, rs2: 7)], [5: 0x5555, 6: a, 7: b])
        #expect(fixture.hart[x: 5] == result)
    }

    @Test("an instruction of a register and a number gives its result", arguments: ofImmediates)
    func immediates(code: OperationCode, a: UInt64, immediate: Int32, result: UInt64) throws {
        let fixture = try HartFixture()
        fixture.run([Instruction.word(code, rd: 5, rs1: 6, immediate: immediate)], [5: 0x5555, 6: a])
        #expect(fixture.hart[x: 5] == result)
    }

    @Test("an instruction of one register gives its result", arguments: ofOne)
    func single(code: OperationCode, a: UInt64, result: UInt64) throws {
        let fixture = try HartFixture()
        fixture.run([Instruction.word(code, rd: 5, rs1: 6)], [5: 0x5555, 6: a])
        #expect(fixture.hart[x: 5] == result)
    }
}
