// SPDX-License-Identifier: Apache-2.0

import RISCV
import Testing

@testable import Devices

@Suite struct ACLINTRegistersTests {
    private var registers = ACLINTRegisters(hartCount: 3)

    @Test mutating func `msip asserts a hart's software interrupt and takes it back`() {
        #expect(registers.load(at: 8, .word, ticks: 0) == 0)
        #expect(registers.store(at: 8, .word, 0xFFFF_FFFF) == .softwareInterrupt(hart: 2, isAsserted: true))
        #expect(registers.load(at: 8, .word, ticks: 0) == 1)
        #expect(registers.store(at: 8, .word, 0xFFFF_FFFE) == .softwareInterrupt(hart: 2, isAsserted: false))
        #expect(registers.load(at: 8, .word, ticks: 0) == 0)
    }

    @Test mutating func `mtimecmp is a deadline, whole or by halves`() {
        #expect(registers.load(at: 0x4008, .double, ticks: 0) == .max)
        #expect(registers.store(at: 0x4008, .double, 0x11_0000_0022) == .deadline(hart: 1, tick: 0x11_0000_0022))
        #expect(registers.store(at: 0x400C, .word, 0x33) == .deadline(hart: 1, tick: 0x33_0000_0022))
        #expect(registers.store(at: 0x4008, .word, 0x44) == .deadline(hart: 1, tick: 0x33_0000_0044))
        #expect(registers.load(at: 0x4008, .double, ticks: 0) == 0x33_0000_0044)
        #expect(registers.load(at: 0x4008, .word, ticks: 0) == 0x44)
        #expect(registers.load(at: 0x400C, .word, ticks: 0) == 0x33)
    }

    @Test mutating func `mtime is the clock, and is not written`() {
        #expect(registers.load(at: 0xBFF8, .double, ticks: 0x12_3456_789A) == 0x12_3456_789A)
        #expect(registers.load(at: 0xBFF8, .word, ticks: 0x12_3456_789A) == 0x3456_789A)
        #expect(registers.load(at: 0xBFFC, .word, ticks: 0x12_3456_789A) == 0x12)
        #expect(registers.store(at: 0xBFF8, .double, 0) == nil)
    }

    @Test(
        arguments: [
            (0xC, .word), (0, .double), (0x3FFC, .word), (0x4018, .double), (0xBFF0, .double), (0xC000, .word),
            (0xFFF8, .double),
        ] as [(UInt64, AccessWidth)]
    )
    mutating func `elsewhere, and for harts that are not there, are no registers`(offset: UInt64, width: AccessWidth) {
        #expect(registers.load(at: offset, width, ticks: 0) == nil)
        #expect(registers.store(at: offset, width, 1) == nil)
    }
}
