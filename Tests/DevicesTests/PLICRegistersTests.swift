// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Devices

@Suite struct PLICRegistersTests {
    /// Registers of two contexts; context 1 has the given sources enabled, with priorities.
    private func registers(enabling sources: [Int: UInt32]) -> PLICRegisters {
        var registers = PLICRegisters(contextCount: 2)
        var words: [UInt32] = [0, 0, 0]
        for (source, priority) in sources {
            words[source / 32] |= 1 << UInt32(source % 32)
            #expect(registers.store(at: UInt64(4 * source), priority) == true)
        }
        for (index, word) in words.enumerated() {
            #expect(registers.store(at: 0x2080 + 4 * UInt64(index), word) == true)
        }
        return registers
    }

    private static let threshold: UInt64 = 0x20_1000
    private static let claim: UInt64 = 0x20_1004

    @Test(arguments: [1, 31, 32, 64, 95])
    func `an asserted source interrupts the contexts that have it enabled`(source: Int) {
        var registers = registers(enabling: [source: 1])
        #expect(!registers.interrupts(context: 1))
        registers.set(source: source, true)
        #expect(registers.interrupts(context: 1))
        #expect(!registers.interrupts(context: 0))
        #expect(registers.load(at: 0x1000 + UInt64(source / 32) * 4) == 1 << UInt32(source % 32))
        #expect(registers.load(at: Self.claim) == UInt32(source))
        #expect(registers.load(at: 0x1000 + UInt64(source / 32) * 4) == 0)
        #expect(!registers.interrupts(context: 1))
    }

    @Test func `priority 0 never interrupts and is never claimed`() {
        var registers = registers(enabling: [10: 0])
        registers.set(source: 10, true)
        #expect(!registers.interrupts(context: 1))
        #expect(registers.load(at: Self.claim) == 0)
    }

    @Test func `the highest priority is claimed first, then the lowest identifier`() {
        var registers = registers(enabling: [3: 2, 9: 5, 40: 5, 95: 7])
        for source in [3, 9, 40, 95] { registers.set(source: source, true) }
        #expect((0..<5).map { _ in registers.load(at: Self.claim) } == [95, 9, 40, 3, 0])
    }

    @Test func `the threshold masks interrupts up to it, but no claim`() {
        var registers = registers(enabling: [10: 3])
        registers.set(source: 10, true)
        #expect(registers.store(at: Self.threshold, 3) == true)
        #expect(!registers.interrupts(context: 1))
        #expect(registers.store(at: Self.threshold, 2) == true)
        #expect(registers.interrupts(context: 1))
        #expect(registers.store(at: Self.threshold, 7) == true)
        #expect(registers.load(at: Self.claim) == 10)
    }

    @Test func `a source that stays asserted interrupts again after its completion`() {
        var registers = registers(enabling: [10: 1])
        registers.set(source: 10, true)
        #expect(registers.load(at: Self.claim) == 10)
        registers.set(source: 10, true)
        #expect(!registers.interrupts(context: 1))
        #expect(registers.store(at: Self.claim, 10) == true)
        #expect(registers.interrupts(context: 1))
    }

    @Test func `a source that was taken back before its completion does not interrupt again`() {
        var registers = registers(enabling: [10: 1])
        registers.set(source: 10, true)
        #expect(registers.load(at: Self.claim) == 10)
        registers.set(source: 10, false)
        #expect(registers.store(at: Self.claim, 10) == true)
        #expect(!registers.interrupts(context: 1))
    }

    @Test func `a request that went to the core stays when its line is taken back`() {
        var registers = registers(enabling: [10: 1])
        registers.set(source: 10, true)
        registers.set(source: 10, false)
        #expect(registers.interrupts(context: 1))
        #expect(registers.load(at: Self.claim) == 10)
    }

    @Test(arguments: [(0x20_0004, 10), (0x20_1004, 11), (0x20_1004, 96), (0x20_1004, 0xFFFF_FFFF)])
    func `a completion by a context that has not enabled the source, or of another source, is ignored`(
        offset: UInt64,
        source: UInt32
    ) {
        var registers = registers(enabling: [10: 1])
        registers.set(source: 10, true)
        #expect(registers.load(at: Self.claim) == 10)
        #expect(registers.store(at: offset, source) == true)
        #expect(!registers.interrupts(context: 1))
    }

    @Test func `of two contexts only one claims a request`() {
        var registers = registers(enabling: [10: 1])
        #expect(registers.store(at: 0x2000, 1 << 10) == true)
        registers.set(source: 10, true)
        #expect(registers.interrupts(context: 0) && registers.interrupts(context: 1))
        #expect(registers.load(at: 0x20_0004) == 10)
        #expect(!registers.interrupts(context: 1))
        #expect(registers.load(at: Self.claim) == 0)
    }

    @Test func `registers keep the bits that there are`() {
        var registers = PLICRegisters(contextCount: 2)
        for (offset, kept) in [
            (0x4, 7), (0x17C, 7), (0x2000, 0xFFFF_FFFE), (0x2088, 0xFFFF_FFFF), (0x20_1000, 7),
        ] as [(UInt64, UInt32)] {
            #expect(registers.store(at: offset, 0xFFFF_FFFF) == true)
            #expect(registers.load(at: offset) == kept)
        }
    }

    @Test(arguments: [0x180, 0xFFC, 0x100C, 0x1FFC, 0x200C, 0x2100, 0x1F_FFFC, 0x20_0008, 0x20_2000, 0x5F_FFFC])
    func `elsewhere are no registers`(offset: UInt64) {
        var registers = PLICRegisters(contextCount: 2)
        #expect(registers.load(at: offset) == nil)
        #expect(registers.store(at: offset, 0xFFFF_FFFF) == false)
    }

    @Test func `pending bits and source 0 are not written`() {
        var registers = PLICRegisters(contextCount: 2)
        #expect(registers.store(at: 0x1000, 0xFFFF_FFFF) == false)
        #expect(registers.load(at: 0x1000) == 0)
        #expect(registers.store(at: 0, 7) == false)
        #expect(registers.load(at: 0) == 0)
    }

    @Test func `a reset forgets everything but the lines`() {
        var registers = registers(enabling: [10: 1, 11: 1])
        registers.set(source: 10, true)
        registers.set(source: 11, true)
        #expect(registers.load(at: Self.claim) == 10)
        registers.set(source: 11, false)
        registers.reset()
        #expect(!registers.interrupts(context: 1))
        #expect(registers.load(at: 0x28) == 0)
        #expect(registers.load(at: 0x2080) == 0)
        #expect(registers.load(at: 0x1000) == 1 << 10)
    }

    @Test func `512 harts have their contexts`() {
        var registers = PLICRegisters(contextCount: 1024)
        #expect(PLICRegisters.byteCount == 0x60_0000)
        #expect(registers.store(at: 4, 1) == true)
        #expect(registers.store(at: 0x2000 + 0x80 * 1023, 2) == true)
        registers.set(source: 1, true)
        #expect(registers.interrupts(context: 1023))
        #expect(registers.load(at: 0x20_0004 + 0x1000 * 1023) == 1)
    }
}
