// SPDX-License-Identifier: Apache-2.0

import Harness
import Testing

/// Random instructions, executed by a hart of Apus and by QEMU: all registers, flags, traps and all memory must be the
/// same afterwards.
@Suite("Random instructions")
struct InstructionStreamTests {
    /// How many instructions are executed: in CI a hundred thousand.
    private static let instructionCount = environmentVariable("APUS_INSTRUCTIONS").flatMap { Int($0) } ?? 100_000
    /// With what the random numbers begin.
    private static let seed = environmentVariable("APUS_SEED").flatMap { UInt64($0) } ?? 1

    @Test("have the results that they have with QEMU")
    func results() throws {
        var random = RandomSource(seed: Self.seed)
        var executedCount = 0
        while executedCount < Self.instructionCount {
            let scratch = Image.scratch(&random)
            let most = min(Image.mostBlocks, (Self.instructionCount - executedCount) / Block.usualInstructionCount + 1)
            let blocks = (0..<most).map { _ in Block.random(&random) }
            let comparison = try Comparison(blocks, scratch: scratch)
            executedCount += comparison.instructionCount
            for (block, difference) in comparison.differences.prefix(3) {
                let smallest = try Comparison.shrink(blocks[block], difference, scratch: scratch)
                Issue.record("\(smallest)\nSeed \(Self.seed)")
            }
            try #require(
                comparison.differences.isEmpty,
                "\(comparison.differences.count) of \(blocks.count) blocks differ"
            )
        }
    }
}
