// SPDX-License-Identifier: Apache-2.0

extension InstructionTemplate {
    /// The instruction of a quadrant and a `funct3`.
    private static func short(_ name: String, _ quadrant: UInt32, _ funct3: UInt32, _ operands: [Operand]) -> Self {
        Self(name, funct3 << 13 | quadrant, operands)
    }

    /// C without jumps. Those that move the stack pointer are left out.
    static let compressed: [Self] =
        [
            short("c.addi4spn", 0, 0, [.nonzeroImmediate8, .smallResult]),
            short("c.fld", 0, 1, [.smallMemory, .smallSource]), short("c.lw", 0, 2, [.smallMemory, .smallResult]),
            short("c.ld", 0, 3, [.smallMemory, .smallResult]), short("c.fsd", 0, 5, [.smallMemory, .smallSource]),
            short("c.sw", 0, 6, [.smallMemory, .smallSource]), short("c.sd", 0, 7, [.smallMemory, .smallSource]),
            short("c.nop", 1, 0, [.immediate6]), short("c.addi", 1, 0, [.shortDestination, .immediate6]),
            short("c.addiw", 1, 1, [.shortDestination, .immediate6]),
            short("c.li", 1, 2, [.shortDestination, .immediate6]),
            short("c.lui", 1, 3, [.shortDestination, .nonzeroImmediate6]),
            short("c.slli", 2, 0, [.shortDestination, .immediate6]),
            short("c.fldsp", 2, 1, [.shortFloatingPointDestination, .stackLoaded]),
            short("c.lwsp", 2, 2, [.shortDestination, .stackLoaded]),
            short("c.ldsp", 2, 3, [.shortDestination, .stackLoaded]),
            short("c.mv", 2, 4, [.shortDestination, .shortSource]),
            Self("c.add", 4 << 13 | 1 << 12 | 2, [.shortDestination, .shortSource]),
            short("c.fsdsp", 2, 5, [.stackStored, .anySource]), short("c.swsp", 2, 6, [.stackStored, .anySource]),
            short("c.sdsp", 2, 7, [.stackStored, .anySource]),
        ] + compressedArithmetic

    private static func small(_ name: String, _ bits: UInt32, _ operands: [Operand]) -> Self {
        Self(name, 4 << 13 | bits | 1, [.smallDestination] + operands)
    }

    private static let compressedArithmetic: [Self] = [
        small("c.srli", 0 << 10, [.immediate6]), small("c.srai", 1 << 10, [.immediate6]),
        small("c.andi", 2 << 10, [.immediate6]),
        small("c.sub", 0b011 << 10 | 0 << 5, [.smallSource]), small("c.xor", 0b011 << 10 | 1 << 5, [.smallSource]),
        small("c.or", 0b011 << 10 | 2 << 5, [.smallSource]), small("c.and", 0b011 << 10 | 3 << 5, [.smallSource]),
        small("c.subw", 0b111 << 10 | 0 << 5, [.smallSource]),
        small("c.addw", 0b111 << 10 | 1 << 5, [.smallSource]),
    ]
}
