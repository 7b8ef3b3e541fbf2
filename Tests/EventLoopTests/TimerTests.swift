// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import EventLoop

@Suite(.timeLimit(.minutes(1)))
final class TimerTests {
    private let loop: EventLoop
    private var order: [Int] = []

    init() throws { loop = try EventLoop() }

    @Test("a timer is called once, not before its instant")
    func once() throws {
        let deadline = MonotonicInstant.inMicroseconds(2000)
        var calledAt: [MonotonicInstant] = []
        let timer = loop.schedule(at: deadline) { [loop] in
            calledAt.append(.now)
            loop.stop()
        }
        #expect(timer.isScheduled)
        loop.runToStop()
        loop.runOnce()
        #expect(!timer.isScheduled)
        #expect(calledAt.count == 1)
        #expect(calledAt.allSatisfy { $0 >= deadline })
    }

    @Test("a loop sleeps until a timer is due")
    func sleeps() {
        loop.schedule(at: .inMicroseconds(3000)) { [loop] in loop.stop() }
        loop.runToStop()
        #expect(loop.confined.statistics.passes < 5)
    }

    @Test("timers are called by their instants, then in the order in which they were scheduled")
    func ordered() {
        let now = MonotonicInstant.now
        for (number, offset) in [(1, -1), (2, -3), (3, -1), (4, -2)] as [(Int, Int64)] {
            loop.schedule(at: now.advanced(byNanoseconds: offset)) { self.order.append(number) }
        }
        loop.runOnce()
        #expect(order == [2, 4, 1, 3])
    }

    @Test("a cancelled timer is not called")
    func cancelled() {
        let timer = loop.schedule(at: .now) { self.order.append(1) }
        timer.cancel()
        timer.cancel()
        #expect(!timer.isScheduled)
        loop.runOnce()
        #expect(order.isEmpty)
    }

    @Test("a timer that another one cancels in the same pass is not called")
    func cancelledInPass() {
        let now = MonotonicInstant.now
        var second: Timer?
        loop.schedule(at: now) {
            self.order.append(1)
            #expect(second?.isScheduled == true)
            second?.cancel()
        }
        second = loop.schedule(at: now) { self.order.append(2) }
        loop.runOnce()
        loop.runOnce()
        #expect(order == [1])
    }

    @Test("a timer that another one puts off in the same pass is called later")
    func putOffInPass() {
        let now = MonotonicInstant.now
        var second: Timer?
        loop.schedule(at: now) { second?.reschedule(at: .inMicroseconds(1000)) }
        second = loop.schedule(at: now) { [loop] in
            self.order.append(2)
            loop.stop()
        }
        loop.runOnce()
        #expect(order.isEmpty)
        loop.runToStop()
        #expect(order == [2])
    }

    @Test("a timer that was called can be scheduled again")
    func again() {
        let timer = loop.schedule(at: .now) { self.order.append(1) }
        loop.runOnce()
        timer.reschedule(at: .now)
        loop.runOnce()
        #expect(order == [1, 1])
    }

    @Test("a timer that reschedules itself for the past is called once a pass and holds up no other")
    func past() {
        let past = MonotonicInstant(nanoseconds: 0)
        var first: Timer?
        first = loop.schedule(at: past) {
            self.order.append(1)
            first?.reschedule(at: past)
        }
        loop.schedule(at: .now) { self.order.append(2) }
        loop.runOnce()
        #expect(order == [1, 2])
        loop.runOnce()
        #expect(order == [1, 2, 1])
        first?.cancel()
    }
}
