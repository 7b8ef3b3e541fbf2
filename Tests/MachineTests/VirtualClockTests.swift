// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemCalls
import Testing

@testable import Machine

struct VirtualClockTests {
    @Test("a new clock stands still at what it was told")
    func beginning() {
        let clock = VirtualClock(nanoseconds: 1999)
        #expect(!clock.isRunning)
        #expect(clock.nanoseconds == 1999)
        #expect(clock.ticks == 19)
        #expect(clock.instant(ofTick: 0) == nil)
    }

    @Test("it runs as the host's clock does")
    func running() {
        let clock = VirtualClock()
        let before = MonotonicInstant.now
        clock.start()
        let after = MonotonicInstant.now
        usleep(2000)
        let lower = MonotonicInstant.now.nanoseconds(since: after)
        let shown = clock.nanoseconds
        let upper = MonotonicInstant.now.nanoseconds(since: before)
        #expect(clock.isRunning)
        #expect((lower...upper).contains(shown))
    }

    @Test("what passes while it stands still never shows")
    func stops() {
        let clock = VirtualClock()
        var shown: Int64 = 0
        var hostTime: Int64 = 0
        for _ in 0..<100 {
            let before = MonotonicInstant.now
            clock.start()
            let first = clock.nanoseconds
            clock.stop()
            hostTime += MonotonicInstant.now.nanoseconds(since: before)
            #expect(first >= shown)
            shown = clock.nanoseconds
            #expect(shown >= first)
            usleep(100)
            #expect(clock.nanoseconds == shown)
        }
        #expect(shown <= hostTime)
    }

    @Test("what passes while it stands still has passed when it goes on, where it is to be made up for")
    func advance() {
        let clock = VirtualClock(nanoseconds: 500)
        clock.stoppedTime = .advance
        usleep(2000)
        clock.start()
        // It has not been stopped before.
        #expect(clock.nanoseconds < 1_500_000)
        for _ in 0..<20 {
            let before = MonotonicInstant.now
            let shown = clock.nanoseconds
            clock.stop()
            let stopped = clock.nanoseconds
            usleep(1000)
            #expect(clock.nanoseconds == stopped)
            clock.start()
            #expect(clock.nanoseconds - shown >= 1_000_000)
            #expect(clock.nanoseconds - shown <= MonotonicInstant.now.nanoseconds(since: before) + 1000)
        }
        clock.stop()
        clock.stoppedTime = .freeze
        let stopped = clock.nanoseconds
        usleep(2000)
        clock.start()
        #expect(clock.nanoseconds < stopped + 1_500_000)
    }

    @Test("who waits for a time hears each time that it goes on")
    func actions() {
        let clock = VirtualClock()
        let count = WaitableMutex(0)
        clock.whenStarted { [unowned clock] in
            #expect(clock.isRunning)
            count.withLock { $0 += 1 }
        }
        clock.stop()
        #expect(count.withLock { $0 } == 0)
        clock.start()
        clock.start()
        clock.stop()
        clock.start()
        #expect(count.withLock { $0 } == 2)
    }

    @Test("to start and to stop twice changes nothing")
    func twice() {
        let clock = VirtualClock()
        clock.start()
        usleep(1000)
        clock.start()
        #expect(clock.nanoseconds >= 1_000_000)
        clock.stop()
        let shown = clock.nanoseconds
        clock.stop()
        #expect(clock.nanoseconds == shown)
    }

    @Test("a tick's instant is when the clock shows it")
    func instants() throws {
        let clock = VirtualClock(nanoseconds: 5000)
        clock.start()
        let now = MonotonicInstant.now
        #expect(try #require(clock.instant(ofTick: 50)) <= now)
        let later = try #require(clock.instant(ofTick: clock.ticks + 10_000))
        #expect(later.nanoseconds(since: now) >= 999_900)
        #expect(later.nanoseconds(since: .now) <= 1_000_000)
        while MonotonicInstant.now < later {}
        #expect(clock.nanoseconds >= 1_005_000)
        #expect(clock.instant(ofTick: .max) == nil)
    }

    @Test("other threads never see it go back, nor beyond where it was stopped")
    func threads() throws {
        let clock = VirtualClock()
        let isOver = WaitableMutex(false)
        let reader = try OwnedThread(name: "reader") {
            var last: UInt64 = 0
            while !isOver.withLock({ $0 }) {
                let ticks = clock.ticks
                #expect(ticks >= last)
                last = ticks
            }
        }
        for _ in 0..<2000 {
            clock.start()
            clock.stop()
        }
        isOver.withLock { $0 = true }
        reader.join()
    }
}
