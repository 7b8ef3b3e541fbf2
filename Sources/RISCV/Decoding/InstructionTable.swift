// SPDX-License-Identifier: Apache-2.0

/// All instructions of 32 bits, found by their major opcode and `funct3`.
struct InstructionTable: Sendable {
    /// The table of what harts have.
    static let complete = InstructionTable(
        base + multiplication + atomics + singlePrecision + doublePrecision + system + bitManipulation
    )

    /// The patterns that an instruction may have, by `key`.
    private let buckets: [[InstructionPattern]]

    /// Makes a table of patterns of which at most one matches any instruction.
    init(_ patterns: [InstructionPattern]) {
        var buckets = [[InstructionPattern]](repeating: [], count: 256)
        for pattern in patterns {
            for funct3: UInt32 in 0..<8 where (pattern.match ^ funct3 << 12) & pattern.mask & 0x7000 == 0 {
                buckets[Self.key(pattern.match & 0x7F | funct3 << 12)].append(pattern)
            }
        }
        self.buckets = buckets
    }

    /// The pattern of an instruction, nil if it is reserved or not there.
    func pattern(of bits: UInt32) -> InstructionPattern? {
        guard bits & 3 == 3 else { return nil }
        let bucket = buckets[Self.key(bits)]
        for index in bucket.indices where bits & bucket[index].mask == bucket[index].match { return bucket[index] }
        return nil
    }

    private static func key(_ bits: UInt32) -> Int { Int(bits >> 2 & 0x1F | bits >> 7 & 0xE0) }
}
