// SPDX-License-Identifier: Apache-2.0

/// Some instructions of a block that belong together. Jumps go from fragments to the beginnings of later ones.
struct Fragment {
    /// A jump, which is the last instruction.
    struct Jump {
        /// To which of the fragments that follow: 1 is the next.
        let distance: Int
        /// Which of the instructions has the offset.
        let offsetIndex: Int
        /// Which of the instructions the offset counts from.
        let originIndex: Int
        /// Adds an offset to the bits of the instruction.
        let encode: @Sendable (UInt32) -> UInt32
    }

    private(set) var instructions: [Instruction]
    let jump: Jump?

    init(_ instructions: [Instruction], _ jump: Jump? = nil) {
        self.instructions = instructions
        self.jump = jump
    }

    var byteCount: Int { instructions.reduce(0) { $0 + $1.byteCount } }

    /// Has the jump go so many bytes beyond the end of the fragment.
    mutating func setDistance(_ byteCount: Int) {
        guard let jump else { return }
        let offset = instructions[jump.originIndex...].reduce(byteCount) { $0 + $1.byteCount }
        let old = instructions[jump.offsetIndex]
        instructions[jump.offsetIndex] = Instruction(old.name, old.bits | jump.encode(UInt32(offset)))
    }
}
