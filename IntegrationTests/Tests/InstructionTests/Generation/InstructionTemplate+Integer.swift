// SPDX-License-Identifier: Apache-2.0

extension InstructionTemplate {
    /// Instructions with two sources: `funct7`, `funct3`, `opcode` as the manual's table of RV64 has them.
    private static func registers(_ name: String, _ funct7: UInt32, _ funct3: UInt32, _ opcode: UInt32) -> Self {
        Self(name, funct7 << 25 | funct3 << 12 | opcode, [.destination, .source1, .source2])
    }

    /// Instructions with one source, and more of `funct12` than two-source ones have.
    private static func register(_ name: String, _ funct12: UInt32, _ funct3: UInt32, _ opcode: UInt32) -> Self {
        Self(name, funct12 << 20 | funct3 << 12 | opcode, [.destination, .source1])
    }

    private static func immediate(_ name: String, _ funct3: UInt32, _ opcode: UInt32) -> Self {
        Self(name, funct3 << 12 | opcode, [.destination, .source1, .immediate12])
    }

    private static func shift(_ name: String, _ funct6: UInt32, _ funct3: UInt32) -> Self {
        Self(name, funct6 << 26 | funct3 << 12 | 0x13, [.destination, .source1, .shift6])
    }

    private static func wordShift(_ name: String, _ funct7: UInt32, _ funct3: UInt32) -> Self {
        Self(name, funct7 << 25 | funct3 << 12 | 0x1B, [.destination, .source1, .shift5])
    }

    /// RV64I without jumps and memory.
    static let integer: [Self] = [
        Self("lui", 0x37, [.destination, .immediate20]),
        Self("auipc", 0x17, [.destination, .immediate20]),
        immediate("addi", 0, 0x13), immediate("slti", 2, 0x13), immediate("sltiu", 3, 0x13),
        immediate("xori", 4, 0x13), immediate("ori", 6, 0x13), immediate("andi", 7, 0x13),
        immediate("addiw", 0, 0x1B),
        shift("slli", 0x00, 1), shift("srli", 0x00, 5), shift("srai", 0x10, 5),
        wordShift("slliw", 0x00, 1), wordShift("srliw", 0x00, 5), wordShift("sraiw", 0x20, 5),
        registers("add", 0x00, 0, 0x33), registers("sub", 0x20, 0, 0x33), registers("sll", 0x00, 1, 0x33),
        registers("slt", 0x00, 2, 0x33), registers("sltu", 0x00, 3, 0x33), registers("xor", 0x00, 4, 0x33),
        registers("srl", 0x00, 5, 0x33), registers("sra", 0x20, 5, 0x33), registers("or", 0x00, 6, 0x33),
        registers("and", 0x00, 7, 0x33),
        registers("addw", 0x00, 0, 0x3B), registers("subw", 0x20, 0, 0x3B), registers("sllw", 0x00, 1, 0x3B),
        registers("srlw", 0x00, 5, 0x3B), registers("sraw", 0x20, 5, 0x3B),
        Self("fence", 0x0F, [.fenced]),
        Self("fence.i", 0x100F, []),
    ]

    /// M.
    static let multiplication: [Self] = [
        registers("mul", 0x01, 0, 0x33), registers("mulh", 0x01, 1, 0x33), registers("mulhsu", 0x01, 2, 0x33),
        registers("mulhu", 0x01, 3, 0x33), registers("div", 0x01, 4, 0x33), registers("divu", 0x01, 5, 0x33),
        registers("rem", 0x01, 6, 0x33), registers("remu", 0x01, 7, 0x33),
        registers("mulw", 0x01, 0, 0x3B), registers("divw", 0x01, 4, 0x3B), registers("divuw", 0x01, 5, 0x3B),
        registers("remw", 0x01, 6, 0x3B), registers("remuw", 0x01, 7, 0x3B),
    ]

    /// Zba, Zbb, Zbs, Zicond.
    static let bitManipulation: [Self] = [
        registers("add.uw", 0x04, 0, 0x3B), registers("sh1add", 0x10, 2, 0x33),
        registers("sh1add.uw", 0x10, 2, 0x3B), registers("sh2add", 0x10, 4, 0x33),
        registers("sh2add.uw", 0x10, 4, 0x3B), registers("sh3add", 0x10, 6, 0x33),
        registers("sh3add.uw", 0x10, 6, 0x3B),
        Self("slli.uw", 0x02 << 26 | 1 << 12 | 0x1B, [.destination, .source1, .shift6]),
        registers("andn", 0x20, 7, 0x33), registers("orn", 0x20, 6, 0x33), registers("xnor", 0x20, 4, 0x33),
        register("clz", 0x600, 1, 0x13), register("ctz", 0x601, 1, 0x13), register("cpop", 0x602, 1, 0x13),
        register("clzw", 0x600, 1, 0x1B), register("ctzw", 0x601, 1, 0x1B), register("cpopw", 0x602, 1, 0x1B),
        registers("max", 0x05, 6, 0x33), registers("maxu", 0x05, 7, 0x33), registers("min", 0x05, 4, 0x33),
        registers("minu", 0x05, 5, 0x33),
        register("sext.b", 0x604, 1, 0x13), register("sext.h", 0x605, 1, 0x13), register("zext.h", 0x080, 4, 0x3B),
        registers("rol", 0x30, 1, 0x33), registers("ror", 0x30, 5, 0x33), registers("rolw", 0x30, 1, 0x3B),
        registers("rorw", 0x30, 5, 0x3B), shift("rori", 0x18, 5), wordShift("roriw", 0x30, 5),
        register("orc.b", 0x287, 5, 0x13), register("rev8", 0x6B8, 5, 0x13),
        registers("bclr", 0x24, 1, 0x33), registers("bext", 0x24, 5, 0x33), registers("binv", 0x34, 1, 0x33),
        registers("bset", 0x14, 1, 0x33),
        shift("bclri", 0x12, 1), shift("bexti", 0x12, 5), shift("binvi", 0x1A, 1), shift("bseti", 0x0A, 1),
        registers("czero.eqz", 0x07, 5, 0x33), registers("czero.nez", 0x07, 7, 0x33),
    ]

    private static func load(_ name: String, _ funct3: UInt32) -> Self {
        Self(name, funct3 << 12 | 0x03, [.destination, .loaded])
    }

    private static func store(_ name: String, _ funct3: UInt32) -> Self {
        Self(name, funct3 << 12 | 0x23, [.source2, .stored])
    }

    /// Loads and stores of integers.
    static let memory: [Self] = [
        load("lb", 0), load("lh", 1), load("lw", 2), load("ld", 3), load("lbu", 4), load("lhu", 5), load("lwu", 6),
        store("sb", 0), store("sh", 1), store("sw", 2), store("sd", 3),
    ]
}
