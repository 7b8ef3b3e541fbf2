// SPDX-License-Identifier: Apache-2.0

import Harness

/// Fragments of several instructions.
extension Fragment {
    /// One instruction.
    static func single(_ templates: [InstructionTemplate], _ random: inout RandomSource) -> Fragment {
        Fragment([random.element(of: templates).instruction(&random)])
    }

    /// The address of something in memory, in a register: one that may be written and is not x0.
    private static func address(alignment: UInt32, _ random: inout RandomSource) -> (Instruction, register: UInt32) {
        let base = random.element(of: Operand.addressRegisters)
        let register = max(1, Operand.destination(&random))
        let offset = random.bits(12) & ~(alignment - 1)
        return (Instruction("addi", offset << 20 | base << 15 | register << 7 | 0x13), register)
    }

    /// An atomic memory operation. Once in a while it is not aligned.
    static func atomic(_ random: inout RandomSource) -> Fragment {
        let functions: [(String, UInt32)] = [
            ("amoswap", 0x01), ("amoadd", 0x00), ("amoxor", 0x04), ("amoand", 0x0C), ("amoor", 0x08),
            ("amomin", 0x10), ("amomax", 0x14), ("amominu", 0x18), ("amomaxu", 0x1C),
        ]
        let isWide = random.bits(1)
        let (addition, register) = address(alignment: random.oneIn(16) ? 1 : 4 << isWide, &random)
        let (name, function) = random.element(of: functions)
        let template = InstructionTemplate(
            name + (isWide == 1 ? ".d" : ".w"),
            function << 27 | register << 15 | (2 + isWide) << 12 | 0x2F,
            [.destination, .source2, .ordering]
        )
        return Fragment([addition, template.instruction(&random)])
    }

    /// A store-conditional, with the reservation it needs or without.
    static func reservation(_ random: inout RandomSource) -> Fragment {
        let isWide = random.bits(1)
        let (addition, register) = address(alignment: 4 << isWide, &random)
        let bits = register << 15 | (2 + isWide) << 12 | 0x2F
        let suffix = isWide == 1 ? ".d" : ".w"
        let store = InstructionTemplate("sc" + suffix, 3 << 27 | bits, [.destination, .source2, .ordering])
            .instruction(&random)
        if random.oneIn(4) { return Fragment([addition, store]) }
        // The address must still be in its register for the store.
        let result = Operand.destination(&random)
        let load = Instruction(
            "lr" + suffix,
            2 << 27 | bits | (result == register ? 0 : result) << 7 | Operand.ordering.bits(&random)
        )
        return Fragment([addition, load, store])
    }

    /// An operation on a block of the cache. It is given the block's first byte, as the specification leaves open which
    /// address a fault has.
    static func cacheBlock(_ random: inout RandomSource) -> Fragment {
        let (addition, register) = address(alignment: 64, &random)
        let (name, function) = random.element(
            of: [("cbo.inval", 0), ("cbo.clean", 1), ("cbo.flush", 2), ("cbo.zero", 4)] as [(String, UInt32)]
        )
        return Fragment([addition, Instruction(name, function << 20 | register << 15 | 2 << 12 | 0x0F)])
    }

    /// A conditional branch.
    static func branch(_ random: inout RandomSource, _ distance: Int) -> Fragment {
        if random.oneIn(3) {
            let template = InstructionTemplate("c.beqz/c.bnez", 3 << 14 | random.bits(1) << 13 | 1, [])
            let register = random.bits(3) << 7
            let branch = Instruction(template.name, template.instruction(&random).bits | register)
            return Fragment([branch], Jump(distance: distance, offsetIndex: 0, originIndex: 0, encode: shortBranch))
        }
        let condition = random.element(of: [0, 1, 4, 5, 6, 7] as [UInt32])
        let branch = InstructionTemplate("branch", condition << 12 | 0x63, [.source1, .source2])
        return Fragment(
            [branch.instruction(&random)],
            Jump(distance: distance, offsetIndex: 0, originIndex: 0, encode: longBranch)
        )
    }

    /// A jump, direct or by a register.
    static func jump(_ random: inout RandomSource, _ distance: Int) -> Fragment {
        switch random.bits(2) {
        case 0:
            let jump = InstructionTemplate("jal", 0x6F, [.destination]).instruction(&random)
            return Fragment([jump], Jump(distance: distance, offsetIndex: 0, originIndex: 0, encode: longJump))
        case 1:
            let jump = Instruction("c.j", 5 << 13 | 1)
            return Fragment([jump], Jump(distance: distance, offsetIndex: 0, originIndex: 0, encode: shortJump))
        case 2:
            let register = max(1, Operand.destination(&random))
            let jump = InstructionTemplate("jalr", register << 15 | 0x67, [.destination]).instruction(&random)
            // The lowest bit of the sum does not count.
            let lowest = random.bits(1)
            return Fragment(
                [Instruction("auipc", register << 7 | 0x17), jump],
                Jump(distance: distance, offsetIndex: 1, originIndex: 0) { ($0 | lowest) << 20 }
            )
        default:
            let register = max(1, Operand.destination(&random))
            let link = random.bits(1)
            return Fragment(
                [
                    Instruction("auipc", register << 7 | 0x17),
                    Instruction("addi", register << 15 | register << 7 | 0x13),
                    Instruction(link == 0 ? "c.jr" : "c.jalr", 4 << 13 | link << 12 | register << 7 | 2),
                ],
                Jump(distance: distance, offsetIndex: 1, originIndex: 0) { $0 << 20 }
            )
        }
    }

    /// An instruction that traps, or one of bits that may mean nothing.
    static func trap(_ random: inout RandomSource) -> Fragment {
        switch random.bits(3) {
        case 0: return Fragment([Instruction("ebreak", 0x0010_0073)])
        case 1: return Fragment([Instruction("ecall", 0x73)])
        case 2: return Fragment([Instruction("c.ebreak", 0x9002)])
        case 3: return Fragment([Instruction("c.unimp", 0)])
        case 4: return noMemory(&random)
        case 5: return Fragment([Instruction("random bits", randomShortBits(&random))])
        default: return Fragment([Instruction("random bits", randomBits(&random))])
        }
    }

    /// An access where there is no memory: in the first page, or beyond what any address has. It lies within a page.
    private static func noMemory(_ random: inout RandomSource) -> Fragment {
        let register = max(1, Operand.destination(&random))
        let number = random.bits(3)
        // The number times 8, from -32 on.
        let immediate = (number & 3) << 5 | (number >> 2) << 12
        let address = Instruction("c.li", 2 << 13 | register << 7 | immediate | 1)
        let templates = [
            InstructionTemplate("ld", 3 << 12 | 0x03, [.destination]),
            InstructionTemplate("lw", 2 << 12 | 0x03, [.destination]),
            InstructionTemplate("fld", 3 << 12 | 0x07, [.floatingPointDestination]),
            InstructionTemplate("sd", 3 << 12 | 0x23, [.source2]),
            InstructionTemplate("sb", 0x23, [.source2]),
            InstructionTemplate("amoadd.w", 2 << 12 | 0x2F, [.destination, .source2]),
            InstructionTemplate("lr.d", 2 << 27 | 3 << 12 | 0x2F, [.destination]),
        ]
        let access = random.element(of: templates).instruction(&random)
        return Fragment([address, Instruction(access.name, access.bits | register << 15)])
    }

    /// 32 bits of an opcode that changes registers only, whatever they mean.
    private static func randomBits(_ random: inout RandomSource) -> UInt32 {
        let opcodes: [UInt32] = [0x13, 0x1B, 0x33, 0x3B, 0x53, 0x43, 0x47, 0x4B, 0x4F, 0x6B, 0x5B, 0x77]
        let fields = random.bits(32) & ~0xFFF
        return fields | Operand.destination(&random) << 7 | random.element(of: opcodes)
    }

    /// 16 bits of a kind that changes registers only.
    private static func randomShortBits(_ random: inout RandomSource) -> UInt32 {
        let result = Operand.shortDestination.bits(&random)
        switch random.bits(2) {
        // Arithmetic on small registers, of which some is reserved.
        case 0: return 4 << 13 | random.bits(3) << 10 | Operand.smallDestination.bits(&random) | random.bits(5) << 2 | 1
        // An addition to the stack pointer, which must not be of nothing.
        case 1: return random.bits(8) << 5 | Operand.smallResult.bits(&random)
        // Reserved in the first quadrant.
        case 2: return 4 << 13 | random.bits(11) << 2
        default: return 3 << 13 | result | Operand.immediate6.bits(&random) | 1
        }
    }

    // The bits of offsets (unprivileged specification, sections "Immediate Encoding Variants" and "Control Transfer
    // Instructions" of the chapter on C).

    @Sendable private static func longBranch(_ offset: UInt32) -> UInt32 {
        (offset >> 12 & 1) << 31 | (offset >> 5 & 0x3F) << 25 | (offset >> 1 & 0xF) << 8 | (offset >> 11 & 1) << 7
    }

    @Sendable private static func longJump(_ offset: UInt32) -> UInt32 {
        (offset >> 20 & 1) << 31 | (offset >> 1 & 0x3FF) << 21 | (offset >> 11 & 1) << 20
            | (offset >> 12 & 0xFF) << 12
    }

    @Sendable private static func shortBranch(_ offset: UInt32) -> UInt32 {
        (offset >> 8 & 1) << 12 | (offset >> 3 & 3) << 10 | (offset >> 6 & 3) << 5 | (offset >> 1 & 3) << 3
            | (offset >> 5 & 1) << 2
    }

    @Sendable private static func shortJump(_ offset: UInt32) -> UInt32 {
        (offset >> 11 & 1) << 12 | (offset >> 4 & 1) << 11 | (offset >> 8 & 3) << 9 | (offset >> 10 & 1) << 8
            | (offset >> 6 & 1) << 7 | (offset >> 7 & 1) << 6 | (offset >> 1 & 7) << 3 | (offset >> 5 & 1) << 2
    }
}
