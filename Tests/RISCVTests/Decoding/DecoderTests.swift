// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

struct DecoderTests {
    private static let tables = [
        InstructionTable.base, InstructionTable.multiplication, InstructionTable.atomics,
        InstructionTable.singlePrecision, InstructionTable.doublePrecision, InstructionTable.system,
        InstructionTable.bitManipulation,
    ]

    @Test("an instruction is decoded to its code and fields", arguments: AssembledInstruction.all)
    func fields(instruction: AssembledInstruction) {
        let decoded = Decoder.decode(instruction.word)
        #expect(decoded.byteCount == 4)
        let operation = decoded.operation
        #expect(operation.code == instruction.code)
        if let rd = instruction.rd { #expect(operation.rd == rd) }
        if let rs1 = instruction.rs1 { #expect(operation.rs1 == rs1) }
        if let rs2 = instruction.rs2 { #expect(operation.rs2 == rs2) }
        if let rs3 = instruction.rs3 { #expect(operation.rs3 == rs3) }
        if let immediate = instruction.immediate {
            #expect(operation.immediate == UInt64(bitPattern: immediate))
        } else {
            #expect(operation.immediate == UInt64(instruction.word))
        }
    }

    @Test("the table of assembled instructions has each instruction")
    func tableIsComplete() {
        let assembled = Set(AssembledInstruction.all.map(\.code))
        for pattern in Self.tables.joined() { #expect(assembled.contains(pattern.code), "\(pattern.code)") }
    }

    @Test("no instruction has two patterns")
    func patternsAreDisjoint() {
        let patterns = Array(Self.tables.joined())
        for (index, one) in patterns.enumerated() {
            for other in patterns[..<index] where (one.match ^ other.match) & one.mask & other.mask == 0 {
                Issue.record("\(one.code) and \(other.code)")
            }
        }
    }

    @Test(
        "what is reserved or not there is no instruction, and its bits are kept",
        arguments: [
            0xFFFF_FFFF,  // all ones
            0x0000_007F,  // an instruction of more than 32 bits
            0x0000_0057,  // vectors
            0x0000_7003,  // a load of width 7
            0x0000_4023,  // a store of width 4
            0x0000_2063,  // a branch of kind 2
            0x0400_9013,  // a shift by more than 63
            0x0200_101B,  // a shift of a word by more than 31
            0x8000_0033,  // an addition with a foreign funct7
            0x0200_1033 | 0x4000_0000,  // a multiplication with a foreign funct7
            0x1010_A02F,  // lr.w with rs2
            0x0000_802F,  // an atomic operation on a byte
            0x0231_00D3 | 0x5000,  // fadd.d with mode 5
            0x0231_00D3 | 0x6000,  // fadd.d with mode 6
            0x0431_00D3,  // fadd.h
            0x5811_00D3,  // fsqrt.s with rs2
            0xE011_00D3,  // fmv.x.w with rs2
            0x4001_0053,  // fcvt.s.s
            0x0000_1067,  // jalr of kind 1
            0x0000_200F | 3 << 20,  // a cache-block operation that there is not
            0x0020_0073,  // uret
            0x7020_0073,  // mnret
            0x7B20_0073,  // dret
            0x3020_0073 | 0x80,  // mret with rd
            0x1050_0073 | 0x8000,  // wfi with rs1
            0x1200_0073 | 0x80,  // sfence.vma with rd
            0x0000_4073,  // a control and status register by kind 4
        ] as [UInt32]
    )
    func reserved(word: UInt32) {
        let decoded = Decoder.decode(word)
        #expect(decoded.operation == RISCV.Operation(code: .illegal, immediate: UInt64(word)))
        #expect(decoded.format == nil)
    }

    @Test("an instruction of 16 bits is decoded as that, and its neighbour is left alone")
    func compressed() {
        let decoded = Decoder.decode(0xFFFF_0505)
        #expect(decoded.byteCount == 2)
        #expect(decoded.operation.code == .addi)
        #expect(decoded.operation.rd == 10)
        #expect(decoded.operation.rs1 == 10)
        #expect(decoded.operation.immediate == 1)
    }

    @Test("a reserved instruction of 16 bits keeps these", arguments: [0xABCD_0000, 0x1234_8000] as [UInt32])
    func reservedCompressed(bits: UInt32) {
        let decoded = Decoder.decode(bits)
        #expect(decoded.operation == RISCV.Operation(code: .illegal, immediate: UInt64(bits & 0xFFFF)))
        #expect(decoded.byteCount == 2)
    }

    @Test("fences of any kind are instructions", arguments: [0x0000_000F, 0xFFFF_8F8F] as [UInt32])
    func fences(word: UInt32) {
        #expect(Decoder.decode(word).operation.code == .fence)
    }
}
