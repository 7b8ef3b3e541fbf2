// SPDX-License-Identifier: Apache-2.0

import RISCV

/// The registers of the ACLINT without the harts that they work on (ACLINT specification, chapters "Machine-level Timer
/// Device" and "Machine-level Software Interrupt Device", laid out as in a SiFive CLINT).
///
/// `mtime` is the machine's clock, which also answers `rdtime` and stands still with the machine; a write to it is
/// ignored.
struct ACLINTRegisters: Sendable {
    /// What a write has done to a hart.
    enum Effect: Hashable {
        /// Its machine-level software interrupt is asserted or not.
        case softwareInterrupt(hart: Int, isAsserted: Bool)
        /// Its machine-level timer interrupt is pending from that tick on.
        case deadline(hart: Int, tick: UInt64)
    }

    /// What there is at an offset.
    private enum Register {
        case softwareInterrupt(hart: Int)
        case comparison(hart: Int)
        case time
    }

    /// How many bytes the registers take.
    static let byteCount: UInt64 = 0x10000
    /// Where the comparison registers start; the registers of software interrupts are before.
    static let comparisonBase: UInt64 = 0x4000
    /// Where the time is.
    static let timeOffset: UInt64 = 0xBFF8

    private var softwareInterrupts: [Bool]
    private var comparisons: [UInt64]

    /// Makes registers for so many harts, in the state after a reset: no interrupt, and none to come.
    init(hartCount: Int) {
        precondition(hartCount <= 4095, "the registers of 4095 harts fit")
        softwareInterrupts = Array(repeating: false, count: hartCount)
        comparisons = Array(repeating: .max, count: hartCount)
    }

    /// Reads.
    ///
    /// - Parameter ticks: What the clock shows.
    /// - Returns: Nil where there is no register.
    func load(at offset: UInt64, _ width: AccessWidth, ticks: UInt64) -> UInt64? {
        switch register(at: offset, width) {
        case .softwareInterrupt(let hart): softwareInterrupts[hart] ? 1 : 0
        case .comparison(let hart): comparisons[hart].part(at: offset, width)
        case .time: ticks.part(at: offset, width)
        case nil: nil
        }
    }

    /// Writes.
    ///
    /// - Returns: What that does; nil where there is no register that can be written.
    mutating func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) -> Effect? {
        switch register(at: offset, width) {
        case .softwareInterrupt(let hart):
            softwareInterrupts[hart] = value & 1 != 0
            return .softwareInterrupt(hart: hart, isAsserted: value & 1 != 0)
        case .comparison(let hart):
            comparisons[hart].setPart(at: offset, width, value)
            return .deadline(hart: hart, tick: comparisons[hart])
        case .time, nil:
            return nil
        }
    }

    private func register(at offset: UInt64, _ width: AccessWidth) -> Register? {
        if offset < Self.comparisonBase {
            let hart = Int(offset / 4)
            return width == .word && hart < softwareInterrupts.count ? .softwareInterrupt(hart: hart) : nil
        }
        guard width == .word || width == .double else { return nil }
        if Self.timeOffset..<Self.timeOffset + 8 ~= offset { return .time }
        let hart = Int((offset - Self.comparisonBase) / 8)
        return hart < comparisons.count ? .comparison(hart: hart) : nil
    }
}

extension UInt64 {
    /// The part of an aligned doubleword that an access within it reads.
    fileprivate func part(at offset: UInt64, _ width: AccessWidth) -> UInt64 { self >> (8 * (offset % 8)) & width.mask }

    /// Replaces the part of an aligned doubleword that an access within it writes.
    fileprivate mutating func setPart(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        let shift = 8 * (offset % 8)
        self = self & ~(width.mask << shift) | (value & width.mask) << shift
    }
}
