// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// RV64I and M, beside memory and jumps.
struct ArithmeticInstructionTests {
    /// Operands and results.
    private static let ofRegisters: [(code: OperationCode, a: UInt64, b: UInt64, result: UInt64)] = [
        (.add, 0xFFFF_FFFF_8000_0000, 0x7734_D7C1_C7FD_E805, 0x7734_D7C1_47FD_E805),
        (.add, 0x0123_4567_89AB_CDEF, 0xFFFF_FFFF_8000_0000, 0x0123_4567_09AB_CDEF),
        (.add, 0x0123_4567_89AB_CDEF, 0x7253_EDC6_1818_7993, 0x7377_332D_A1C4_4782),
        (.add, 1, 0x00FF_00FF_8001_7F00, 0x00FF_00FF_8001_7F01),
        (.sub, 0x0123_4567_89AB_CDEF, 0x73F7_78AA_F6FA_5DB8, 0x8D2B_CCBC_92B1_7037),
        (.sub, 0x0123_4567_89AB_CDEF, 0x03D7_1684_9F85_58A6, 0xFD4C_2EE2_EA26_7549),
        (.sub, 0x0F3E_BDD3_102B_938B, 0x8000_0000_0000_0000, 0x8F3E_BDD3_102B_938B),
        (.sub, 0xFFFF_FFFF, 0x0123_4567_89AB_CDEF, 0xFEDC_BA99_7654_3210),
        (.sll, 0x3BD0_3346_84E5_5160, 0x012D_0EA6_7FF1_2229, 0xCAA2_C000_0000_0000),
        (.sll, 0xFFFF_FFFF, 0xFF66_6589_6822_A6B2, 0xFFFC_0000_0000_0000),
        (.sll, 1, 0xC20B_A2C2_50B6_01FC, 0x1000_0000_0000_0000),
        (.sll, 0x7FFF_FFFF_FFFF_FFFF, 0x0123_4567_89AB_CDEF, 0xFFFF_8000_0000_0000),
        (.slt, 0x1B98_FBE4_6680_9A11, 0x111B_8AAA_62F2_8D1A, 0),
        (.slt, 0xAF55_70EE_D8E9_4B15, 0x8000_0000_0000_0000, 0),
        (.slt, 0x7851_1608_0D65_0372, 0x00FF_00FF_8001_7F00, 0),
        (.slt, 1, 0x8000_0000_0000_0000, 0),
        (.sltu, 0x563E_9BED_4510_0358, 0x8000_0000, 0),
        (.sltu, 0x7FFF_FFFF, 0x2274_EA18_1E34_B3F1, 1),
        (.sltu, 1, 0xFFFF_FFFF, 1),
        (.sltu, 0xAE9C_A08B_2D7C_5048, 0xFFFF_FFFF, 0),
        (.xor, 0x00FF_00FF_8001_7F00, 0xA4CA_83B2_6B52_B08D, 0xA435_834D_EB53_CF8D),
        (.xor, 0x7FFF_FFFF, 0x8000_0000_0000_0000, 0x8000_0000_7FFF_FFFF),
        (.xor, 0x0123_4567_89AB_CDEF, 0, 0x0123_4567_89AB_CDEF),
        (.xor, 0x7FFF_FFFF, 0xA44F_576A_9A1D_E24E, 0xA44F_576A_E5E2_1DB1),
        (.srl, 0, 0x7108_E022_3697_1E1B, 0),
        (.srl, 0x0123_4567_89AB_CDEF, 0x7FFF_FFFF_FFFF_FFFF, 0),
        (.srl, 1, 0x0123_4567_89AB_CDEF, 0),
        (.srl, 0, 0x9F45_2C07_5F27_FF08, 0),
        (.sra, 0x0123_4567_89AB_CDEF, 0x0123_4567_89AB_CDEF, 0x246),
        (.sra, 0x7FFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.sra, 0x8000_0000_0000_0000, 0xB9B3_38EB_3FDF_2348, 0xFF80_0000_0000_0000),
        (.sra, 0x00FF_00FF_8001_7F00, 0x3253_B562_8DCE_6F52, 0x0000_003F_C03F_E000),
        (.or, 0x7FFF_FFFF, 0x1418_6EBF_9A81_37E9, 0x1418_6EBF_FFFF_FFFF),
        (.or, 1, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_8000_0001),
        (.or, 0xBD65_693B_3D08_40FB, 0x6BBA_8D21_41C9_886E, 0xFFFF_ED3B_7DC9_C8FF),
        (.or, 0x7DB2_24CB_98B2_0411, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.and, 0x119B_4FE5_FA28_5A0D, 0xFFFF_FFFF, 0xFA28_5A0D),
        (.and, 0x0123_4567_89AB_CDEF, 0x365F_DCD6_47BC_7548, 0x0003_4446_01A8_4548),
        (.and, 0xBFBD_7D14_3437_F5AB, 0x7FFF_FFFF_FFFF_FFFF, 0x3FBD_7D14_3437_F5AB),
        (.and, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000),
        (.addw, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF),
        (.addw, 0xFFFF_FFFF_FFFF_FFFF, 0x54BA_1E74_FB01_9DF4, 0xFFFF_FFFF_FB01_9DF3),
        (.addw, 0x00FF_00FF_8001_7F00, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_8001_7EFF),
        (.addw, 0, 0x8000_0000, 0xFFFF_FFFF_8000_0000),
        (.subw, 0x0896_32E3_F678_2941, 0xFEDC_BA98_7654_3210, 0xFFFF_FFFF_8023_F731),
        (.subw, 1, 0x22F8_9909_51A3_B990, 0xFFFF_FFFF_AE5C_4671),
        (.subw, 0x73FD_C194_1344_6DF8, 0x00FF_00FF_8001_7F00, 0xFFFF_FFFF_9342_EEF8),
        (.subw, 0x00FF_00FF_8001_7F00, 0xCB13_8653_2129_D338, 0x5ED7_ABC8),
        (.sllw, 0x5A11_CCA5_5774_0511, 0xFFFF_FFFF, 0xFFFF_FFFF_8000_0000),
        (.sllw, 0xDB77_B923_DF00_7DFA, 0, 0xFFFF_FFFF_DF00_7DFA),
        (.sllw, 0x03B8_6766_92A3_8328, 0x6111_B4B5_61E0_9C2F, 0xFFFF_FFFF_C194_0000),
        (.sllw, 0x0123_4567_89AB_CDEF, 1, 0x1357_9BDE),
        (.srlw, 0x7FFF_FFFF_FFFF_FFFF, 0x5484_B3DB_BA6B_C77C, 0xF),
        (.srlw, 0x00FF_00FF_8001_7F00, 0x70C6_1508_752F_7BD9, 0x40),
        (.srlw, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_8000_0000),
        (.srlw, 0x0123_4567_89AB_CDEF, 0, 0xFFFF_FFFF_89AB_CDEF),
        (.sraw, 0x00FF_00FF_8001_7F00, 0x0123_4567_89AB_CDEF, 0xFFFF_FFFF_FFFF_0002),
        (.sraw, 0xFFFF_FFFF, 0, 0xFFFF_FFFF_FFFF_FFFF),
        (.sraw, 0xFFFF_FFFF_FFFF_FFFF, 0x84B5_8297_33DB_EAAB, 0xFFFF_FFFF_FFFF_FFFF),
        (.sraw, 0x8000_0000, 0x7F91_4FE8_7122_7CB2, 0xFFFF_FFFF_FFFF_E000),
        (.mul, 0x679E_2A61_53B3_B0FF, 0xA259_2B9D_32D1_464E, 0xD82B_5632_F154_A7B2),
        (.mul, 0x8000_0000_0000_0000, 0x3836_3A3C_6269_4354, 0),
        (.mul, 0x8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_8000_0000),
        (.mul, 0, 0xFAF8_DFCD_F333_35B6, 0),
        (.mulh, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF),
        (.mulh, 0x8000_0000_0000_0000, 0xA030_1309_61EE_AC37, 0x2FE7_F67B_4F08_A9E4),
        (.mulh, 0xFEDC_BA98_7654_3210, 0x0123_4567_89AB_CDEF, 0xFFFE_B499_23CC_0953),
        (.mulh, 1, 0xDF71_B994_4733_1D97, 0xFFFF_FFFF_FFFF_FFFF),
        (.mulhsu, 0xFEDC_BA98_7654_3210, 0x5AAD_D0D2_9211_A8D8, 0xFF98_D3D6_1AA8_5008),
        (.mulhsu, 0x0123_4567_89AB_CDEF, 0xFFFF_FFFF_FFFF_FFFF, 0x0123_4567_89AB_CDEE),
        (.mulhsu, 0x8000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0xC000_0000_0000_0000),
        (.mulhsu, 0xFFFF_FFFF_FFFF_FFFF, 0xA111_F5FB_FBE8_4036, 0xFFFF_FFFF_FFFF_FFFF),
        (.mulhu, 1, 0xA3D1_863B_A7B0_E693, 0),
        (.mulhu, 0x13F5_BC90_F55D_AD76, 0xD2E7_08C8_3308_0A1D, 0x1071_981B_59EE_ADC5),
        (.mulhu, 0xFFFF_FFFF_FFFF_FFFF, 0x78E2_1103_C14B_0510, 0x78E2_1103_C14B_050F),
        (.mulhu, 0, 0x7FFF_FFFF_FFFF_FFFF, 0),
        (.div, 0x0000_0001_2345_6789, 0, 0xFFFF_FFFF_FFFF_FFFF),
        (.div, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000),
        (.div, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x8000_0000),
        (.div, 0xB283_02C1_8A29_110D, 0x9D4C_712E_801B_43BF, 0),
        (.divu, 0x0000_0001_2345_6789, 0, 0xFFFF_FFFF_FFFF_FFFF),
        (.divu, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.divu, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.divu, 0x64BD_7A63_28C0_D4AE, 0xE7FF_25B9_B325_7DDA, 0),
        (.rem, 0x0000_0001_2345_6789, 0, 0x0000_0001_2345_6789),
        (.rem, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.rem, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.rem, 0x7FFF_FFFF, 0x6352_2556_B8ED_B5E1, 0x7FFF_FFFF),
        (.remu, 0x0000_0001_2345_6789, 0, 0x0000_0001_2345_6789),
        (.remu, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000),
        (.remu, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_8000_0000),
        (.remu, 0xFFFF_FFFF, 0, 0xFFFF_FFFF),
        (.mulw, 0x0123_4567_89AB_CDEF, 0xCBF8_F01A_80AD_B24A, 0xFFFF_FFFF_EB5C_B516),
        (.mulw, 0x76B5_8CC1_57D5_3E43, 0x8000_0000_0000_0000, 0),
        (.mulw, 0xFEDC_BA98_7654_3210, 0x369A_9AD7_1F9C_A6CE, 0x41F6_A8E0),
        (.mulw, 0x7FFF_FFFF, 0x4F52_D3FE_FA34_2B15, 0xFFFF_FFFF_85CB_D4EB),
        (.divw, 0x0000_0001_2345_6789, 0, 0xFFFF_FFFF_FFFF_FFFF),
        (.divw, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.divw, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_8000_0000),
        (.divw, 0x8000_0000, 0x00FF_00FF_8001_7F00, 1),
        (.divuw, 0x0000_0001_2345_6789, 0, 0xFFFF_FFFF_FFFF_FFFF),
        (.divuw, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.divuw, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.divuw, 0x8135_47E2_5937_C1F0, 0xFFFF_FFFF, 0),
        (.remw, 0x0000_0001_2345_6789, 0, 0x2345_6789),
        (.remw, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.remw, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.remw, 0x7FFF_FFFF, 0xEB75_4412_7CC9_5BC2, 0x0336_A43D),
        (.remuw, 0x0000_0001_2345_6789, 0, 0x2345_6789),
        (.remuw, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0),
        (.remuw, 0xFFFF_FFFF_8000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_8000_0000),
        (.remuw, 1, 0, 1),
    ]

    /// Operands and results.
    private static let ofImmediates: [(code: OperationCode, a: UInt64, immediate: Int32, result: UInt64)] = [
        (.addi, 0x8000_0000, 1, 0x8000_0001),
        (.addi, 0xFFFF_FFFF_8000_0000, 1, 0xFFFF_FFFF_8000_0001),
        (.addi, 0x00FF_00FF_8001_7F00, 2047, 0x00FF_00FF_8001_86FF),
        (.slti, 0xFFFF_FFFF_8000_0000, 329, 1),
        (.slti, 0xFFFF_FFFF_8000_0000, -1, 1),
        (.slti, 0x0123_4567_89AB_CDEF, -1, 0),
        (.sltiu, 0x8B72_3F2C_F7EB_B520, 188, 0),
        (.sltiu, 0x7FFF_FFFF, -1112, 1),
        (.sltiu, 0x7FFF_FFFF, -1821, 1),
        (.xori, 0xEAD7_AF87_8419_BD91, 1233, 0xEAD7_AF87_8419_B940),
        (.xori, 0x1F36_DDF8_9018_081E, -2048, 0xE0C9_2207_6FE7_F01E),
        (.xori, 1, 1, 0),
        (.ori, 0xEC65_2B9E_CCE6_A106, -1, 0xFFFF_FFFF_FFFF_FFFF),
        (.ori, 0xFFFF_FFFF, -1, 0xFFFF_FFFF_FFFF_FFFF),
        (.ori, 0xFFFF_FFFF, -2048, 0xFFFF_FFFF_FFFF_FFFF),
        (.andi, 0x0123_4567_89AB_CDEF, -1, 0x0123_4567_89AB_CDEF),
        (.andi, 0, 2047, 0),
        (.andi, 0, -1, 0),
        (.addiw, 0x9EA9_01AC_3E95_5DF7, -2048, 0x3E95_55F7),
        (.addiw, 0x0123_4567_89AB_CDEF, -1043, 0xFFFF_FFFF_89AB_C9DC),
        (.addiw, 0x00FF_00FF_8001_7F00, -429, 0xFFFF_FFFF_8001_7D53),
        (.slli, 0x6030_3F45_05F3_B66C, 63, 0),
        (.slli, 0x28E3_F793_9DA4_B378, 31, 0xCED2_59BC_0000_0000),
        (.slli, 0xA372_9599_88B4_8922, 31, 0xC45A_4491_0000_0000),
        (.srli, 0xFFFF_FFFF_8000_0000, 31, 0x0000_0001_FFFF_FFFF),
        (.srli, 0x00FF_00FF_8001_7F00, 32, 0x00FF_00FF),
        (.srli, 0x9A66_905A_50DD_1AF0, 32, 0x9A66_905A),
        (.srai, 0x37D8_4E3A_31D6_E349, 31, 0x6FB0_9C74),
        (.srai, 0xE393_9895_2249_61DC, 31, 0xFFFF_FFFF_C727_312A),
        (.srai, 1, 32, 0),
        (.slliw, 0x7FFF_FFFF, 15, 0xFFFF_FFFF_FFFF_8000),
        (.slliw, 0x00FF_00FF_8001_7F00, 1, 0x0002_FE00),
        (.slliw, 0xFEDC_BA98_7654_3210, 31, 0),
        (.srliw, 0x3370_6A35_1897_2E44, 31, 0),
        (.srliw, 0x8000_0000, 1, 0x4000_0000),
        (.srliw, 0xC216_68AA_A279_2E75, 15, 0x0001_44F2),
        (.sraiw, 0xFEDC_BA98_7654_3210, 1, 0x3B2A_1908),
        (.sraiw, 0x1B2E_2CD7_7B69_2CDA, 1, 0x3DB4_966D),
        (.sraiw, 0xFFFF_FFFF_8000_0000, 31, 0xFFFF_FFFF_FFFF_FFFF),
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

    @Test("lui and auipc add their number to 0 and to the address", arguments: [0x1000, -0x8000_0000, 0x7FFF_F000])
    func upper(immediate: Int32) throws {
        let fixture = try HartFixture()
        fixture.run([
            Instruction.word(.lui, rd: 5, immediate: immediate), Instruction.word(.auipc, rd: 6, immediate: immediate),
        ])
        #expect(fixture.hart[x: 5] == UInt64(bitPattern: Int64(immediate)))
        #expect(fixture.hart[x: 6] == HartFixture.code &+ 4 &+ UInt64(bitPattern: Int64(immediate)))
    }

    @Test("x0 stays 0 whatever is written to it", arguments: ofRegisters.map(\.code) + [.lui, .auipc, .addi])
    func zero(code: OperationCode) throws {
        let fixture = try HartFixture()
        let word = Instruction.word(code, rd: 0, rs1: 6, rs2: 7, immediate: 0x5000)
        fixture.run([word, Instruction.addi(5, 0, 0)], [5: 1, 6: 123, 7: 45])
        #expect(fixture.hart[x: 0] == 0)
        #expect(fixture.hart[x: 5] == 0)
    }

    private static let sameOperands: [(code: OperationCode, result: UInt64)] = [
        (.add, 14), (.sub, 0), (.mul, 49), (.sll, 7 << 7),
    ]

    @Test("a register can be operand and result", arguments: sameOperands)
    func sameRegister(code: OperationCode, result: UInt64) throws {
        let fixture = try HartFixture()
        fixture.run([Instruction.word(code, rd: 5, rs1: 5, rs2: 5)], [5: 7])
        #expect(fixture.hart[x: 5] == result)
    }
}
