// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Machine
import RISCV
import SystemCalls
import Testing

@testable import Devices

@Suite struct GoldfishRTCTests {
    private let loop: EventLoop
    private let reports = Reports()
    /// Guarded by itself: whether the line is asserted.
    private let isAsserted = WaitableMutex(false)
    private let rtc: GoldfishRTC

    init() throws {
        let loop = try EventLoop()
        let (reports, isAsserted) = (reports, isAsserted)
        self.loop = loop
        let line = InterruptLine { level in isAsserted.withLock { $0 = level } }
        rtc = GoldfishRTC(clock: HostCalendarClock(), interrupt: line, loop: loop) { reports.add($0) }
    }

    private var time: UInt64 { rtc.load(at: 0, .word) | rtc.load(at: 4, .word) << 32 }

    private func setAlarm(_ time: UInt64) {
        rtc.store(at: 0xC, .word, time >> 32)
        rtc.store(at: 0x8, .word, time)
    }

    @Test func `it shows the time of the host`() {
        let before = UInt64(WallClockTime.now.seconds)
        let shown = time / 1_000_000_000
        #expect((before...before + 5).contains(shown))
    }

    @Test func `the loop wakes the alarm`() {
        rtc.store(at: 0x10, .word, 1)
        setAlarm(time + 20_000_000)
        let end = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000_000)
        let isAsserted = isAsserted
        // The alarm alone does not end the loop's wait for something to do.
        let watch = Watch(loop) { isAsserted.withLock { $0 } || MonotonicInstant.now > end }
        watch.schedule()
        loop.run()
        #expect(isAsserted.withLock { $0 })
        #expect(rtc.load(at: 0x18, .word) == 0)
        rtc.store(at: 0x1C, .word, 1)
        #expect(!isAsserted.withLock { $0 })
    }

    @Test func `an alarm of the past interrupts before the loop runs`() {
        rtc.store(at: 0x10, .word, 1)
        setAlarm(1)
        #expect(isAsserted.withLock { $0 })
    }

    @Test func `a guest that goes astray is reported once and counted`() {
        rtc.store(at: 0x18, .word, 1)
        #expect(rtc.load(at: 0x20, .word) == 0)
        #expect(rtc.faults.count == 2)
        #expect(reports.lines.count == 1)
    }

    @Test func `the clock may be ahead of the host's`() {
        let ahead = HostCalendarClock(offsetNanoseconds: 3_600_000_000_000).nanoseconds
        let here = HostCalendarClock().nanoseconds
        #expect(ahead > here + 3_590_000_000_000)
    }
}
