// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import EventLoop

@Suite(.timeLimit(.minutes(1)))
final class PollingTests {
    private let loop: EventLoop
    private let pipe: TestPipe
    private var polls = 0

    init() throws {
        // A policy that has learned to poll for a minute.
        var policy = PollingPolicy(.init(maximumNanoseconds: 60_000_000_000, growFactor: .max))
        policy.learn(waitedNanoseconds: 1)
        policy.learn(waitedNanoseconds: 5000)
        loop = try EventLoop(polling: policy.parameters)
        loop.confined.policy = policy
        pipe = try TestPipe()
    }

    private var statistics: EventLoop.Statistics { loop.confined.statistics }

    @Test("handlers are polled until one has something to do, and the kernel is not asked")
    func found() throws {
        var calls: [Readiness] = []
        try loop.watch(
            pipe.readEnd,
            for: .readable,
            poll: {
                self.polls += 1
                if self.polls == 3 { self.loop.stop() }
                return self.polls == 3
            }
        ) { calls.append($0) }
        loop.run()
        #expect(calls == [.readable])
        #expect(statistics == EventLoop.Statistics(passes: 1, waits: 0, pollingRounds: 3))
    }

    @Test("every handler is polled in a round, and each that has something to do is called")
    func allOfARound() throws {
        var calls: [Int] = []
        let pipes = [pipe, try TestPipe(), try TestPipe()]
        for (number, pipe) in pipes.enumerated() {
            try loop.watch(pipe.readEnd, for: .readable, poll: { number != 1 }) { _ in
                calls.append(number)
                self.loop.stop()
            }
        }
        loop.run()
        #expect(calls.prefix(2) == [0, 2])
        #expect(!calls.contains(1))
    }

    @Test("the loop does not poll while a handler waits that only the kernel can tell of")
    func kernelHandler() throws {
        let other = try TestPipe()
        try loop.watch(pipe.readEnd, for: .readable, poll: { true }) { _ in }
        let handler = try loop.watch(other.readEnd, for: .readable) { _ in self.loop.stop() }
        other.write()
        loop.runToStop()
        #expect(statistics.pollingRounds == 0)
        handler.interest = []
        loop.runOnce()
        #expect(statistics.pollingRounds == 1)
    }

    @Test("a handler that waits for nothing is not polled")
    func noInterest() throws {
        try loop.watch(pipe.readEnd, for: [], poll: { true }) { _ in }
        loop.schedule(at: .inMicroseconds(500)) { self.loop.stop() }
        loop.runToStop()
        #expect(statistics.pollingRounds == 0)
    }

    @Test("what is submitted ends the polling without a wake-up or a call of the handlers")
    func submitted() throws {
        try loop.watch(
            pipe.readEnd,
            for: .readable,
            poll: {
                self.polls += 1
                if self.polls == 3 { self.loop.stop() }
                return false
            }
        ) { _ in Issue.record("nothing was found") }
        loop.run()
        #expect(statistics == EventLoop.Statistics(passes: 1, waits: 0, pollingRounds: 3))
        #expect(loop.wakeUpCount == 0)
    }

    @Test("polling ends when the first timer is due")
    func timer() throws {
        try loop.watch(pipe.readEnd, for: .readable, poll: { false }) { _ in }
        loop.schedule(at: .inMicroseconds(20_000)) { self.loop.stop() }
        loop.runToStop()
        #expect(statistics.pollingRounds > 0)
    }

    @Test("the kernel is asked when polling was in vain")
    func inVain() throws {
        var policy = PollingPolicy(.standard)
        policy.learn(waitedNanoseconds: 1)
        loop.confined.policy = policy
        try loop.watch(pipe.readEnd, for: .readable, poll: { false }) { _ in self.loop.stop() }
        pipe.write()
        loop.runToStop()
        #expect(statistics.pollingRounds > 0)
        #expect(statistics.waits > 0)
    }

    @Test("a pass that must not wait does not poll")
    func noTime() throws {
        try loop.watch(pipe.readEnd, for: .readable, poll: { false }) { _ in }
        loop.deferWork { self.loop.stop() }
        loop.deferWork {}
        loop.schedule(at: MonotonicInstant(nanoseconds: 0)) {}
        loop.stop()
        loop.run()
        #expect(statistics.pollingRounds == 0)
    }

    @Test("a loop learns from its waits")
    func learns() throws {
        loop.confined.policy = PollingPolicy(.init(maximumNanoseconds: 60_000_000_000))
        loop.runOnce()
        #expect(loop.confined.policy.pollingNanoseconds == 4000)
    }

    @Test("new parameters are learned with anew")
    func setPolling() throws {
        loop.setPolling(.standard)
        loop.runOnce()
        #expect(loop.confined.policy == PollingPolicy(.standard))
    }

    @Test("a loop that shall not poll does not")
    func never() throws {
        let loop = try EventLoop()
        try loop.watch(pipe.readEnd, for: .readable, poll: { true }) { _ in }
        for _ in 0..<10 { loop.runOnce() }
        #expect(loop.confined.statistics == EventLoop.Statistics(passes: 10, waits: 10, pollingRounds: 0))
    }
}
