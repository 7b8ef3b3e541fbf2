// SPDX-License-Identifier: Apache-2.0

/// An instruction of 16 bits (unprivileged specification, chapter C).
struct CompressedInstruction: RawRepresentable, Sendable {
    let rawValue: UInt16

    /// The instruction of 32 bits that does the same; nil for what is reserved.
    var expanded: UInt32? {
        switch (rawValue & 3, rawValue >> 13) {
        case (0, let funct3): quadrant0(funct3)
        case (1, let funct3): quadrant1(funct3)
        case (2, let funct3): quadrant2(funct3)
        default: nil
        }
    }

    private func quadrant0(_ funct3: UInt16) -> UInt32? {
        let word = bits(6, 1, to: 2) | bits(10, 3, to: 3) | bits(5, 1, to: 6)
        let double = bits(10, 3, to: 3) | bits(5, 2, to: 6)
        switch funct3 {
        case 0:
            let offset = bits(11, 2, to: 4) | bits(7, 4, to: 6) | bits(6, 1, to: 2) | bits(5, 1, to: 3)
            return offset == 0 ? nil : Encoding.immediate(0x13, 0, rd: low, rs1: 2, offset)
        case 1: return Encoding.immediate(0x07, 3, rd: low, rs1: high, double)
        case 2: return Encoding.immediate(0x03, 2, rd: low, rs1: high, word)
        case 3: return Encoding.immediate(0x03, 3, rd: low, rs1: high, double)
        case 5: return Encoding.store(0x27, 3, rs1: high, rs2: low, double)
        case 6: return Encoding.store(0x23, 2, rs1: high, rs2: low, word)
        case 7: return Encoding.store(0x23, 3, rs1: high, rs2: low, double)
        default: return nil
        }
    }

    private func quadrant1(_ funct3: UInt16) -> UInt32? {
        let immediate = signed(bits(2, 5, to: 0) | bits(12, 1, to: 5), 6)
        switch funct3 {
        case 0: return Encoding.immediate(0x13, 0, rd: full, rs1: full, immediate)
        case 1: return full == 0 ? nil : Encoding.immediate(0x1B, 0, rd: full, rs1: full, immediate)
        case 2: return Encoding.immediate(0x13, 0, rd: full, rs1: 0, immediate)
        case 3:
            guard immediate != 0 else { return nil }
            guard full == 2 else { return immediate << 12 | full << 7 | 0x37 }
            let offset =
                bits(6, 1, to: 4) | bits(2, 1, to: 5) | bits(5, 1, to: 6) | bits(3, 2, to: 7) | bits(12, 1, to: 9)
            return Encoding.immediate(0x13, 0, rd: 2, rs1: 2, signed(offset, 10))
        case 4: return arithmetic(immediate)
        case 5: return Encoding.jump(rd: 0, jumpOffset)
        case 6: return Encoding.branch(0, rs1: high, rs2: 0, branchOffset)
        default: return Encoding.branch(1, rs1: high, rs2: 0, branchOffset)
        }
    }

    private func arithmetic(_ immediate: UInt32) -> UInt32? {
        let shift = immediate & 63
        switch (rawValue >> 10 & 3, rawValue >> 12 & 1, rawValue >> 5 & 3) {
        case (0, _, _): return Encoding.immediate(0x13, 5, rd: high, rs1: high, shift)
        case (1, _, _): return Encoding.immediate(0x13, 5, rd: high, rs1: high, shift | 0x400)
        case (2, _, _): return Encoding.immediate(0x13, 7, rd: high, rs1: high, immediate)
        case (_, 0, 0): return Encoding.register(0x33, 0, 0x20, rd: high, rs1: high, rs2: low)
        case (_, 0, 1): return Encoding.register(0x33, 4, 0, rd: high, rs1: high, rs2: low)
        case (_, 0, 2): return Encoding.register(0x33, 6, 0, rd: high, rs1: high, rs2: low)
        case (_, 0, _): return Encoding.register(0x33, 7, 0, rd: high, rs1: high, rs2: low)
        case (_, _, 0): return Encoding.register(0x3B, 0, 0x20, rd: high, rs1: high, rs2: low)
        case (_, _, 1): return Encoding.register(0x3B, 0, 0, rd: high, rs1: high, rs2: low)
        default: return nil
        }
    }

    private func quadrant2(_ funct3: UInt16) -> UInt32? {
        let second = bits(2, 5, to: 0)
        let loadWord = bits(4, 3, to: 2) | bits(12, 1, to: 5) | bits(2, 2, to: 6)
        let loadDouble = bits(5, 2, to: 3) | bits(12, 1, to: 5) | bits(2, 3, to: 6)
        let storeWord = bits(9, 4, to: 2) | bits(7, 2, to: 6)
        let storeDouble = bits(10, 3, to: 3) | bits(7, 3, to: 6)
        switch funct3 {
        case 0: return Encoding.immediate(0x13, 1, rd: full, rs1: full, second | bits(12, 1, to: 5))
        case 1: return Encoding.immediate(0x07, 3, rd: full, rs1: 2, loadDouble)
        case 2: return full == 0 ? nil : Encoding.immediate(0x03, 2, rd: full, rs1: 2, loadWord)
        case 3: return full == 0 ? nil : Encoding.immediate(0x03, 3, rd: full, rs1: 2, loadDouble)
        case 4: return jumpOrAdd(second)
        case 5: return Encoding.store(0x27, 3, rs1: 2, rs2: second, storeDouble)
        case 6: return Encoding.store(0x23, 2, rs1: 2, rs2: second, storeWord)
        default: return Encoding.store(0x23, 3, rs1: 2, rs2: second, storeDouble)
        }
    }

    private func jumpOrAdd(_ second: UInt32) -> UInt32? {
        switch (rawValue >> 12 & 1, second, full) {
        case (0, 0, 0): nil
        case (0, 0, _): Encoding.immediate(0x67, 0, rd: 0, rs1: full, 0)
        case (0, _, _): Encoding.register(0x33, 0, 0, rd: full, rs1: 0, rs2: second)
        case (_, 0, 0): 0x0010_0073
        case (_, 0, _): Encoding.immediate(0x67, 0, rd: 1, rs1: full, 0)
        default: Encoding.register(0x33, 0, 0, rd: full, rs1: full, rs2: second)
        }
    }

    /// The register at bits 7 to 11.
    private var full: UInt32 { bits(7, 5, to: 0) }

    /// The register of x8 to x15 at bits 7 to 9.
    private var high: UInt32 { 8 + bits(7, 3, to: 0) }

    /// The register of x8 to x15 at bits 2 to 4.
    private var low: UInt32 { 8 + bits(2, 3, to: 0) }

    private var jumpOffset: UInt32 {
        let middle = bits(6, 1, to: 7) | bits(7, 1, to: 6) | bits(8, 1, to: 10) | bits(9, 2, to: 8)
        return signed(bits(2, 1, to: 5) | bits(3, 3, to: 1) | middle | bits(11, 1, to: 4) | bits(12, 1, to: 11), 12)
    }

    private var branchOffset: UInt32 {
        let low = bits(2, 1, to: 5) | bits(3, 2, to: 1) | bits(10, 2, to: 3)
        return signed(low | bits(5, 2, to: 6) | bits(12, 1, to: 8), 9)
    }

    /// So many bits from a place on, moved to another.
    private func bits(_ start: UInt16, _ count: UInt16, to place: UInt32) -> UInt32 {
        UInt32(rawValue >> start & (1 << count - 1)) << place
    }

    /// The number of so many bits, sign-extended.
    private func signed(_ value: UInt32, _ count: UInt32) -> UInt32 {
        UInt32(bitPattern: Int32(bitPattern: value << (32 - count)) >> Int32(32 - count))
    }
}

/// Puts instructions of 32 bits together.
private enum Encoding {
    static func register(
        _ opcode: UInt32,
        _ funct3: UInt32,
        _ funct7: UInt32,
        rd: UInt32,
        rs1: UInt32,
        rs2: UInt32
    ) -> UInt32 {
        funct7 << 25 | rs2 << 20 | rs1 << 15 | funct3 << 12 | rd << 7 | opcode
    }

    static func immediate(_ opcode: UInt32, _ funct3: UInt32, rd: UInt32, rs1: UInt32, _ value: UInt32) -> UInt32 {
        value << 20 | rs1 << 15 | funct3 << 12 | rd << 7 | opcode
    }

    static func store(_ opcode: UInt32, _ funct3: UInt32, rs1: UInt32, rs2: UInt32, _ value: UInt32) -> UInt32 {
        (value >> 5) << 25 | rs2 << 20 | rs1 << 15 | funct3 << 12 | (value & 31) << 7 | opcode
    }

    static func branch(_ funct3: UInt32, rs1: UInt32, rs2: UInt32, _ offset: UInt32) -> UInt32 {
        let high = (offset >> 12 & 1) << 31 | (offset >> 5 & 63) << 25
        let low = (offset >> 1 & 15) << 8 | (offset >> 11 & 1) << 7
        return high | rs2 << 20 | rs1 << 15 | funct3 << 12 | low | 0x63
    }

    static func jump(rd: UInt32, _ offset: UInt32) -> UInt32 {
        let high = (offset >> 20 & 1) << 31 | (offset >> 1 & 0x3FF) << 21 | (offset >> 11 & 1) << 20
        return high | (offset >> 12 & 0xFF) << 12 | rd << 7 | 0x6F
    }
}
