// SPDX-License-Identifier: Apache-2.0

/// Instructions that are executed from the first to beyond the last, in so far as they do not jump over some.
struct Block {
    private(set) var fragments: [Fragment]
    /// With what each run of the block begins.
    let states: [RunState]

    init(_ fragments: [Fragment], states: [RunState]) {
        self.fragments = fragments
        self.states = states
        // Jumps beyond the end go there.
        for index in fragments.indices {
            guard let jump = fragments[index].jump else { continue }
            let passed = fragments[(index + 1)...].prefix(jump.distance - 1)
            self.fragments[index].setDistance(passed.reduce(0) { $0 + $1.byteCount })
        }
    }

    var instructions: [Instruction] { fragments.flatMap(\.instructions) }

    /// As it is in memory.
    var bytes: [UInt8] { instructions.flatMap(\.bytes) }

    /// The block with some of its fragments replaced by the instruction that does nothing.
    func emptied(_ range: Range<Int>) -> Block {
        var block = self
        for index in range {
            let isShort = block.fragments[index].byteCount % 4 != 0
            let count = block.fragments[index].byteCount / 4
            block.fragments[index] = Fragment(
                Array(repeating: .nothing, count: count) + (isShort ? [.shortNothing] : [])
            )
        }
        return block
    }
}

extension Instruction {
    static let nothing = Instruction("nop", 0x13)
    static let shortNothing = Instruction("c.nop", 0x01)

    /// Whether it does nothing.
    var isNothing: Bool { bits == 0x13 || bits == 0x01 }
}
