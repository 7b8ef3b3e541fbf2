// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Glibc
import RISCV
import SystemCalls
import Testing

@testable import Devices
@testable import Machine

@Suite struct GoldfishRTCTests {
    private let loop: EventLoop
    private let reports = Reports()
    /// Guarded by itself: whether the line is asserted.
    private let isAsserted = WaitableMutex(false)
    /// Guarded by itself: what was told of the time that the guest has set.
    private let told = WaitableMutex<[Int64]>([])
    private let guestTime = VirtualClock()
    private let rtc: GoldfishRTC

    init() throws { try self.init(CalendarClock.Configuration()) }

    private init(_ configuration: CalendarClock.Configuration) throws {
        let loop = try EventLoop()
        let (reports, isAsserted, told) = (reports, isAsserted, told)
        self.loop = loop
        let line = InterruptLine { level in isAsserted.withLock { $0 = level } }
        rtc = GoldfishRTC(
            clock: CalendarClock(configuration, guestTime: guestTime),
            interrupt: line,
            loop: loop,
            report: { reports.add($0) },
            tellOfTime: { seconds in told.withLock { $0.append(seconds) } }
        )
    }

    private func setTime(_ time: UInt64) {
        rtc.store(at: 4, .word, time >> 32)
        rtc.store(at: 0, .word, time)
    }

    /// Has the loop do what it has been left.
    private func runLoop() {
        loop.stop()
        loop.run()
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

    @Test func `who listens is told of the time that the guest has set, and of the last where there are many`() {
        let now = time
        setTime(now + 3_600_000_000_000)
        runLoop()
        #expect(told.withLock { $0 } == [3600])
        for hours in [1, 2, 3] { setTime(now - UInt64(hours) * 3_600_000_000_000) }
        runLoop()
        #expect(told.withLock { $0 } == [3600, -10_800])
        rtc.store(at: 4, .word, 0)
        rtc.reset()
        setAlarm(1)
        runLoop()
        #expect(told.withLock { $0.count } == 2)
    }

    @Test func `an alarm by the guest's time stands still with it`() throws {
        var configuration = CalendarClock.Configuration()
        configuration.source = .guest
        let room = try GoldfishRTCTests(configuration)
        room.rtc.store(at: 0x10, .word, 1)
        room.setAlarm(room.time + 2_000_000)
        room.runLoop()
        usleep(5000)
        room.runLoop()
        #expect(!room.isAsserted.withLock { $0 })
        room.guestTime.start()
        let end = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000_000)
        let watch = Watch(room.loop) { room.isAsserted.withLock { $0 } || MonotonicInstant.now > end }
        watch.schedule()
        room.loop.run()
        #expect(room.isAsserted.withLock { $0 })
    }
}
