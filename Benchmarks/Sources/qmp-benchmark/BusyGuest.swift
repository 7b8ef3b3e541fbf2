// SPDX-License-Identifier: Apache-2.0

/// A guest whose harts compute without an end and use memory, each for itself.
enum BusyGuest {
    /// Its instructions, which stand at the beginning of memory.
    private static let instructions: [UInt32] = [
        // Each hart has a page of its own: s0 = 1 MiB behind this code + mhartid * 4096.
        0xF140_22F3,  // csrr  t0, mhartid
        0x00C2_9293,  // slli  t0, t0, 12
        0x0010_0417,  // auipc s0, 0x100
        0x0054_0433,  // add   s0, s0, t0
        // loop:
        0x0013_0313,  // addi  t1, t1, 1
        0x0063_C3B3,  // xor   t2, t2, t1
        0x0074_3023,  // sd    t2, 0(s0)
        0x0004_3E03,  // ld    t3, 0(s0)
        0x01C3_83B3,  // add   t2, t2, t3
        0xFEDF_F06F,  // j     loop
    ]

    /// The bytes of a file with it.
    static var bytes: [UInt8] {
        instructions.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }
}
