// SPDX-License-Identifier: Apache-2.0

import Harness

extension Block {
    /// How many fragments a block has.
    static let fragmentCount = 48
    /// How often a block is executed, each time with other registers.
    static let runCount = 2
    /// About how many instructions all runs of a block execute.
    static let usualInstructionCount = 100

    /// A random block of all instructions, or mostly of those of one kind: in M-mode without translation, or in any mode
    /// with all that concerns memory and traps.
    static func random(_ random: inout RandomSource) -> Block {
        if random.oneIn(3) {
            let mode = random.element(of: [.user, .supervisor, .supervisor, .machine] as [Configuration.Mode])
            return Block(
                fragments(privileged(mode), &random),
                states: (0..<runCount).map { _ in RunState(mode, &random) }
            )
        }
        let makers = random.element(of: mixtures)
        return Block(fragments(makers, &random), states: (0..<runCount).map { _ in RunState(&random) })
    }

    private static func fragments(_ makers: [Maker], _ random: inout RandomSource) -> [Fragment] {
        (0..<fragmentCount).map { _ in random.element(of: makers)(&random) }
    }

    private typealias Maker = @Sendable (inout RandomSource) -> Fragment

    private static func one(_ templates: [InstructionTemplate]) -> Maker { { .single(templates, &$0) } }

    private static let jump: Maker = { random in
        // The shortest jump there is reaches 256 bytes, and a fragment has 12 at most.
        let distance = 1 + Int(random.bits(4))
        return random.oneIn(3) ? .jump(&random, distance) : .branch(&random, distance)
    }

    private static let integer: [Maker] = [one(InstructionTemplate.integer), one(InstructionTemplate.integer)]
    private static let arithmetic: [Maker] = [
        one(InstructionTemplate.multiplication), one(InstructionTemplate.bitManipulation),
        one(InstructionTemplate.bitManipulation), one(InstructionTemplate.compressed),
        one(InstructionTemplate.compressed),
    ]
    private static let memory: [Maker] = [
        one(InstructionTemplate.memory), one(InstructionTemplate.memory), { .atomic(&$0) }, { .reservation(&$0) },
        { .cacheBlock(&$0) },
    ]
    private static let floatingPoint: [Maker] = [
        one(InstructionTemplate.floatingPoint), one(InstructionTemplate.floatingPoint),
        one(InstructionTemplate.floatingPoint), one(InstructionTemplate.floatingPoint),
        one(InstructionTemplate.floatingPointMemory), one(InstructionTemplate.floatingPointMemory),
    ]
    private static let control: [Maker] = [
        one(InstructionTemplate.floatingPointControl), one(InstructionTemplate.roundingModes),
    ]

    private static let mixtures: [[Maker]] = [
        integer + arithmetic + [jump],
        integer + arithmetic + memory + [jump, jump],
        floatingPoint + floatingPoint + control,
        floatingPoint + floatingPoint + floatingPoint + control + integer + [jump],
        integer + arithmetic + memory + floatingPoint + control + [jump, { .trap(&$0) }],
        integer + arithmetic + memory + [{ .trap(&$0) }, { .trap(&$0) }, { .trap(&$0) }],
    ]

    private static func privileged(_ mode: Configuration.Mode) -> [Maker] {
        integer + memory + memory + memory + [
            one(InstructionTemplate.compressed), one(InstructionTemplate.floatingPointMemory), jump,
            { .controlRegister(&$0) }, { .controlRegister(&$0) }, { .controlRegister(&$0) }, { .controlRegister(&$0) },
            { .translationFence(mode, &$0) }, { .trap(&$0) }, { .forbiddenReturn(mode, &$0) },
        ]
    }
}
