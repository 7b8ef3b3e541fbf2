// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import EventLoop

struct TimerQueueTests {
    private var queue = TimerQueue<Timer>()

    private func instant(_ nanoseconds: Int) -> MonotonicInstant { MonotonicInstant(nanoseconds: Int64(nanoseconds)) }

    /// Puts in timers with the given deadlines.
    private mutating func insert(_ deadlines: [Int]) -> [Timer] {
        deadlines.map { deadline in
            let timer = Timer(loop: nil) {}
            queue.insert(timer, deadline: instant(deadline))
            return timer
        }
    }

    /// Takes out all timers that are due, by their places in `timers`.
    private mutating func drain(_ timers: [Timer], by deadline: Int = .max) -> [Int] {
        var order: [Int] = []
        while let timer = queue.takeFirst(dueBy: instant(deadline)) {
            order += timers.indices.filter { timers[$0] === timer }
        }
        return order
    }

    @Test("an empty queue has no deadline")
    func empty() {
        #expect(queue.nextDeadline == nil)
    }

    @Test("the earliest timer comes first")
    mutating func order() {
        let timers = insert([30, 10, 20])
        #expect(queue.nextDeadline == instant(10))
        #expect(drain(timers) == [1, 2, 0])
        #expect(queue.nextDeadline == nil)
    }

    @Test("timers for the same instant come in the order in which they were put in")
    mutating func equals() {
        let timers = insert([5, 7, 5, 7, 5, 7, 5])
        #expect(drain(timers) == [0, 2, 4, 6, 1, 3, 5])
    }

    @Test("only timers that are due are taken, the one for this instant included")
    mutating func due() {
        let timers = insert([1, 2, 3])
        #expect(drain(timers, by: 2) == [0, 1])
        #expect(queue.nextDeadline == instant(3))
    }

    @Test("a timer that was put in again goes behind those for the same instant")
    mutating func again() {
        let timers = insert([5, 5])
        queue.remove(timers[0])
        queue.insert(timers[0], deadline: instant(5))
        #expect(drain(timers) == [1, 0])
    }

    @Test("any timer can be taken out and the others keep their order", arguments: 0..<64)
    mutating func remove(seed: Int) {
        let deadlines = (0..<64).map { ($0 * 37 + seed * 11) % 23 }
        let timers = insert(deadlines)
        let removed = Set((0..<64).filter { ($0 * 29 + seed) % 3 == 0 } + [seed])
        for index in removed { queue.remove(timers[index]) }
        let expected = timers.indices.filter { !removed.contains($0) }
            .sorted { (deadlines[$0], $0) < (deadlines[$1], $1) }
        #expect(drain(timers) == expected)
    }
}
