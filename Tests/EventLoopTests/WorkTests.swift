// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls
import Testing

@testable import EventLoop

@Suite(.timeLimit(.minutes(1)))
final class WorkTests {
    private let loop: EventLoop
    private let log = Log()

    init() throws { loop = try EventLoop() }

    /// What was done, in its order, by any thread.
    private final class Log: Sendable {
        /// Guards the entries.
        private let mutex = Mutex<[Int]>([])
        func add(_ entry: Int) { mutex.withLock { $0.append(entry) } }
        var entries: [Int] { mutex.withLock { $0 } }
    }

    @Test("submitted work is done in the order of submission, on the loop's thread")
    func submitted() {
        for number in 1...3 {
            loop.submit { [loop, log] in
                #expect(loop.isCurrent)
                log.add(number)
            }
        }
        #expect(log.entries.isEmpty)
        loop.runOnce()
        #expect(log.entries == [1, 2, 3])
    }

    @Test("work submitted by another thread wakes the loop")
    func wakes() throws {
        let thread = try OwnedThread(name: "submits") { [loop] in
            #expect(!loop.isCurrent)
            loop.submit { loop.stop() }
        }
        loop.runToStop()
        thread.join()
    }

    @Test("nothing that other threads submit is lost or done twice, and one wake-up serves many")
    func threads() throws {
        let done = Counter()
        for _ in 0..<4 {
            // Detached: the loop ends after the last of their work.
            _ = try OwnedThread(name: "submits") { [loop] in
                for _ in 0..<1000 {
                    loop.submit {
                        if done.increment() == 4 * 1000 { loop.stop() }
                    }
                }
            }
        }
        loop.runToStop()
        #expect(done.value == 4 * 1000)
        #expect(loop.wakeUpCount <= loop.confined.statistics.passes)
    }

    /// A number that threads count up.
    private final class Counter: Sendable {
        private let atomic = Atomic(0)
        func increment() -> Int { atomic.wrappingAdd(1, ordering: .relaxed).newValue }
        var value: Int { atomic.load(ordering: .relaxed) }
    }

    @Test("a loop that is awake need not be woken")
    func awake() {
        loop.submit { [loop, log] in
            for number in 1...3 { loop.submit { log.add(number) } }
        }
        loop.runOnce()
        loop.runOnce()
        #expect(log.entries == [1, 2, 3])
        #expect(loop.wakeUpCount == 0)
    }

    @Test("a loop that sleeps is woken once, however much is submitted")
    func asleep() {
        #expect(loop.fallAsleep())
        for number in 1...3 { loop.submit { [log] in log.add(number) } }
        #expect(loop.wakeUpCount == 1)
        loop.runOnce()
        #expect(log.entries == [1, 2, 3])
    }

    @Test("a loop does not fall asleep over what was submitted, nor over a wish to stop")
    func insomnia() {
        loop.submit {}
        #expect(!loop.fallAsleep())
        loop.runOnce()
        #expect(loop.fallAsleep())
        loop.stop()
        #expect(!loop.fallAsleep())
    }

    @Test("work that is submitted by submitted work is done in the next pass")
    func nested() {
        loop.submit { [loop, log] in
            log.add(1)
            loop.submit { log.add(2) }
        }
        loop.runOnce()
        #expect(log.entries == [1])
        loop.runOnce()
        #expect(log.entries == [1, 2])
    }

    @Test("a pass does what was submitted, then handlers, timers and what was deferred")
    func order() throws {
        let pipe = try TestPipe()
        pipe.write()
        let log = log
        loop.deferWork { log.add(4) }
        loop.schedule(at: .now) { log.add(3) }
        try loop.watch(pipe.readEnd, for: .readable) { _ in log.add(2) }
        loop.submit { log.add(1) }
        loop.runOnce()
        #expect(log.entries == [1, 2, 3, 4])
    }

    @Test("work deferred by deferred work is done in the next pass, for which the loop does not sleep")
    func deferredTwice() {
        let (loop, log) = (loop, log)
        loop.deferWork {
            log.add(1)
            loop.deferWork {
                log.add(2)
                loop.deferWork { loop.stop() }
            }
        }
        loop.runOnce()
        #expect(log.entries == [1])
        loop.runToStop()
        #expect(log.entries == [1, 2])
    }

    @Test("the pass that sees the stop does what was submitted before, and the loop can run again")
    func stopping() {
        loop.submit { [log] in log.add(1) }
        loop.stop()
        loop.submit { [log] in log.add(2) }
        loop.run()
        #expect(log.entries == [1, 2])
        loop.submit { [loop] in loop.stop() }
        loop.runToStop()
        #expect(!loop.isCurrent)
    }

    @Test("a loop runs while it is wanted, and a stop in its last pass ends the next run")
    func condition() {
        loop.run { false }
        #expect(loop.confined.statistics.passes == 0)
        var isWanted = true
        loop.submit { [loop, log] in
            log.add(1)
            loop.stop()
        }
        loop.deferWork { isWanted = false }
        loop.run { isWanted }
        #expect(log.entries == [1])
        loop.deferWork { [log] in log.add(2) }
        loop.run()
        #expect(log.entries == [1, 2])
    }

    @Test("a pass asks the kernel once")
    func waits() throws {
        let pipe = try TestPipe()
        pipe.write()
        var calls = 0
        try loop.watch(pipe.readEnd, for: .readable) { [loop] _ in
            calls += 1
            if calls == 100 { loop.stop() }
        }
        loop.runToStop()
        let statistics = loop.confined.statistics
        #expect(statistics.passes == 101)
        #expect(statistics.waits == 101)
    }

    @Test("handlers and timers refuse a thread that is not the loop's")
    func confinement() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let loop = try EventLoop()
            let thread = try OwnedThread(name: "loop") { loop.run() }
            while loop.runner.load(ordering: .relaxed) == 0 {}
            loop.deferWork {}
            loop.stop()
            thread.join()
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("a loop's handlers and timers belong to its thread"))
    }
}
