// SPDX-License-Identifier: Apache-2.0

/// What two machines make of the same blocks.
struct Comparison {
    /// Where they differ, for the first run of each block that does.
    let differences: [(block: Int, difference: Difference)]
    /// How many instructions of blocks were executed, at least.
    let instructionCount: Int

    /// Has both machines execute blocks.
    ///
    /// - Parameter scratch: What is in the memory that they use.
    init(_ blocks: [Block], scratch: [UInt8]) throws {
        let image = Image(blocks, scratch: scratch)
        var (apus, retiredCount) = try ApusMachine.execute(image)
        let qemu = try QEMUMachine.execute(image)
        instructionCount = retiredCount - image.program.instructionCount(apus)
        apus.takeInstructions(from: qemu, in: image)
        var differences: [(block: Int, difference: Difference)] = []
        for run in apus.differingRuns(from: qemu) where differences.last?.block != image.runs[run].block {
            let difference = Difference(image: image, run: run, apus: apus, qemu: qemu)
            differences.append((image.runs[run].block, difference))
        }
        self.differences = differences
    }

    /// Takes out of a block what a difference does not need.
    ///
    /// - Returns: How the smallest block differs that was found.
    static func shrink(_ block: Block, _ difference: Difference, scratch: [UInt8]) throws -> Difference {
        var (block, difference) = (block, difference)
        var length = block.fragments.count / 2
        while length > 0 {
            // All blocks from which a stretch of that length is taken out are executed at once.
            let stretches = stride(from: 0, to: block.fragments.count, by: length)
                .map { $0..<min($0 + length, block.fragments.count) }
                .filter { range in block.fragments[range].contains { !$0.instructions.allSatisfy(\.isNothing) } }
            let smaller = stretches.map { block.emptied($0) }
            let found = try smaller.isEmpty ? [] : Comparison(smaller, scratch: scratch).differences
            guard let first = found.first else {
                length /= 2
                continue
            }
            (block, difference) = (smaller[first.block], first.difference)
        }
        return difference
    }
}
