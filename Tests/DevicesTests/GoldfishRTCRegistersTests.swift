// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Devices

@Suite struct GoldfishRTCRegistersTests {
    private var registers = GoldfishRTCRegisters()
    private let now: UInt64 = 0x1122_3344_5566_7788

    private mutating func time(clock: UInt64) -> UInt64? {
        guard let low = registers.load(.timeLow, clock: clock), let high = registers.load(.timeHigh, clock: clock)
        else { return nil }
        return UInt64(high) << 32 | UInt64(low)
    }

    private mutating func setAlarm(_ time: UInt64, clock: UInt64) {
        #expect(registers.store(.alarmHigh, UInt32(time >> 32), clock: clock) == true)
        #expect(registers.store(.alarmLow, UInt32(truncatingIfNeeded: time), clock: clock) == true)
    }

    @Test mutating func `it shows the clock`() {
        #expect(time(clock: now) == now)
    }

    @Test mutating func `the halves of one reading belong together`() {
        #expect(registers.load(.timeLow, clock: 0x1_FFFF_FFFF) == 0xFFFF_FFFF)
        #expect(registers.load(.timeHigh, clock: 0x2_0000_0000) == 1)
    }

    @Test mutating func `a time that was set goes on from there`() {
        #expect(registers.store(.timeHigh, 0x1000_0000, clock: now) == true)
        #expect(registers.store(.timeLow, 5, clock: now) == true)
        #expect(time(clock: now) == 0x1000_0000_0000_0005)
        #expect(time(clock: now + 7) == 0x1000_0000_0000_000C)
        registers.reset()
        #expect(time(clock: now + 8) == 0x1000_0000_0000_000D)
    }

    @Test mutating func `the alarm is due at its time`() {
        #expect(registers.nanosecondsUntilAlarm(clock: now) == nil)
        setAlarm(now + 100, clock: now)
        #expect(registers.load(.alarmStatus, clock: now) == 1)
        #expect(registers.load(.alarmHigh, clock: now) == UInt32(now >> 32))
        #expect(registers.load(.alarmLow, clock: now) == UInt32(truncatingIfNeeded: now + 100))
        #expect(registers.nanosecondsUntilAlarm(clock: now + 40) == 60)
        registers.advance(clock: now + 99)
        #expect(registers.nanosecondsUntilAlarm(clock: now + 99) == 1)
        registers.advance(clock: now + 100)
        #expect(registers.nanosecondsUntilAlarm(clock: now + 100) == nil)
        #expect(registers.load(.alarmStatus, clock: now) == 0)
    }

    @Test mutating func `the alarm goes by the time that the guest has set`() {
        #expect(registers.store(.timeHigh, 0, clock: now) == true)
        #expect(registers.store(.timeLow, 1000, clock: now) == true)
        setAlarm(1500, clock: now)
        #expect(registers.nanosecondsUntilAlarm(clock: now) == 500)
    }

    @Test mutating func `an alarm that has gone off interrupts where that is enabled, until it is cleared`() {
        setAlarm(now + 1, clock: now)
        registers.advance(clock: now + 1)
        #expect(!registers.isInterrupting)
        #expect(registers.store(.interruptEnabled, 1, clock: now) == true)
        #expect(registers.isInterrupting)
        #expect(registers.store(.interruptEnabled, 0, clock: now) == true)
        #expect(!registers.isInterrupting)
        #expect(registers.store(.interruptEnabled, 0xFF, clock: now) == true)
        #expect(registers.load(.interruptEnabled, clock: now) == 1)
        #expect(registers.store(.clearInterrupt, 1, clock: now) == true)
        #expect(!registers.isInterrupting)
    }

    @Test mutating func `an alarm of the past goes off at once`() {
        #expect(registers.store(.interruptEnabled, 1, clock: now) == true)
        setAlarm(now - 1, clock: now)
        #expect(registers.isInterrupting)
        #expect(registers.nanosecondsUntilAlarm(clock: now) == nil)
    }

    @Test mutating func `an alarm that was cleared does not go off`() {
        setAlarm(now + 1, clock: now)
        #expect(registers.store(.clearAlarm, 1, clock: now) == true)
        registers.advance(clock: now + 2)
        #expect(registers.store(.interruptEnabled, 1, clock: now) == true)
        #expect(!registers.isInterrupting)
    }

    @Test mutating func `a reset forgets the alarm and the interrupt`() {
        #expect(registers.store(.interruptEnabled, 1, clock: now) == true)
        setAlarm(now, clock: now)
        setAlarm(now + 10, clock: now)
        registers.reset()
        #expect(!registers.isInterrupting)
        #expect(registers.nanosecondsUntilAlarm(clock: now) == nil)
    }

    @Test mutating func `some registers are only read, some only written`() {
        #expect(registers.store(.alarmStatus, 1, clock: now) == false)
        #expect(registers.store(nil, 1, clock: now) == false)
        #expect(registers.load(.clearAlarm, clock: now) == nil)
        #expect(registers.load(.clearInterrupt, clock: now) == nil)
        #expect(registers.load(nil, clock: now) == nil)
    }
}
