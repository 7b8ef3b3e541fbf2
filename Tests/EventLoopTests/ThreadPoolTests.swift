// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import EventLoop

@Suite(.timeLimit(.minutes(1)))
struct ThreadPoolTests {
    private let tally = Tally()

    /// A pool with limits of its own.
    private func pool(_ minimum: Int64, _ maximum: Int64, idleNanoseconds: Int64 = .max) throws -> ThreadPool {
        let pool = ThreadPool(idleNanoseconds: idleNanoseconds)
        try pool.setLimits(limits(minimum, maximum))
        return pool
    }

    private func limits(_ minimum: Int64, _ maximum: Int64) throws -> ThreadPool.Limits {
        try #require(ThreadPool.Limits(minimum: minimum, maximum: maximum))
    }

    @Test(
        "limits are 0 or more threads of at most 1 to 2³¹ − 1, and do not contradict each other",
        arguments: [
            (0, 1, true), (0, 64, true), (5, 5, true), (0, 2_147_483_647, true), (0, 0, false), (2, 1, false),
            (-1, 1, false), (0, -1, false), (0, 2_147_483_648, false), (2_147_483_648, 2_147_483_648, false),
        ] as [(Int64, Int64, Bool)]
    )
    func limitsRange(minimum: Int64, maximum: Int64, isAllowed: Bool) {
        #expect((ThreadPool.Limits(minimum: minimum, maximum: maximum) != nil) == isAllowed)
    }

    @Test("a pool has no thread before it has work, and does the work on another thread")
    func onDemand() throws {
        let pool = ThreadPool()
        #expect(pool.threadCount == 0)
        try pool.submit { [tally] in tally.add(Int(ThreadIdentifier.current.rawValue)) }
        #expect(tally.wait(for: 1))
        #expect(tally.entries != [Int(ThreadIdentifier.current.rawValue)])
        #expect(pool.threadCount == 1)
        pool.stop()
    }

    @Test("a single thread does the work in the order of submission")
    func ordered() throws {
        let pool = try pool(0, 1)
        for number in 0..<100 { try pool.submit { [tally] in tally.add(number) } }
        pool.stop()
        #expect(tally.entries == Array(0..<100))
    }

    @Test("a thread that has no work yet is not counted on twice")
    func blockedWork() throws {
        let pool = try pool(1, 2)
        // The first waits for the second, which must not wait for the thread that the first took.
        try pool.submit { [tally] in tally.wait(for: 1) }
        try pool.submit { [tally] in tally.add(1) }
        #expect(tally.wait(for: 1))
        pool.stop()
    }

    @Test("a pool has no more threads than it may, and does all the work")
    func maximum() throws {
        let gate = Tally()
        let pool = try pool(0, 2)
        for number in 0..<10 {
            try pool.submit { [tally] in
                gate.wait(for: 1)
                tally.add(number)
            }
        }
        #expect(pool.threadCount == 2)
        gate.add(0)
        pool.stop()
        #expect(tally.entries.sorted() == Array(0..<10))
    }

    @Test("the threads that a pool keeps are started at once, also when there shall be more")
    func minimum() throws {
        let pool = try pool(2, 64)
        #expect(pool.threadCount == 2)
        try pool.setLimits(limits(5, 64))
        #expect(pool.threadCount == 5)
        pool.stop()
        #expect(pool.threadCount == 0)
    }

    @Test("threads that are too many end, as soon as they have no work")
    func loweredMaximum() throws {
        let pool = try pool(4, 4)
        try pool.setLimits(limits(0, 1))
        #expect(eventually { pool.threadCount == 1 })
        try pool.submit { [tally] in tally.add(1) }
        #expect(tally.wait(for: 1))
        pool.stop()
    }

    @Test("threads without work end after a while, except those that the pool keeps", arguments: [0, 2])
    func idle(minimum: Int64) throws {
        let gate = Tally()
        let pool = try pool(minimum, 64, idleNanoseconds: 500_000)
        for number in 0..<5 {
            try pool.submit { [tally] in
                tally.add(number)
                gate.wait(for: 1)
            }
        }
        #expect(tally.wait(for: 5))
        #expect(pool.threadCount == 5)
        gate.add(0)
        #expect(eventually { pool.threadCount == minimum })
        pool.stop()
    }

    @Test("no work is lost while threads come and go")
    func comingAndGoing() throws {
        let pool = try pool(0, 3, idleNanoseconds: 0)
        for number in 0..<500 { try pool.submit { [tally] in tally.add(number) } }
        #expect(tally.wait(for: 500))
        pool.stop()
        #expect(tally.entries.sorted() == Array(0..<500))
    }

    @Test("work for which no thread can be started is refused")
    func noThread() throws {
        let pool = ThreadPool()
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.resourceTemporarilyUnavailable, 1), in: "start a thread") {
                try pool.submit { [tally] in tally.add(1) }
            }
        }
        #expect(error?.errno == .resourceTemporarilyUnavailable)
        try pool.submit { [tally] in tally.add(2) }
        pool.stop()
        #expect(tally.entries == [2])
    }

    @Test("work for which no further thread can be started is done by the others")
    func noFurtherThread() throws {
        let gate = Tally()
        let pool = ThreadPool()
        try pool.submit { gate.wait(for: 1) }
        try ForcedErrors.with(.counted(.resourceTemporarilyUnavailable, 1), in: "start a thread") {
            try pool.submit { [tally] in tally.add(1) }
        }
        #expect(pool.threadCount == 1)
        gate.add(0)
        #expect(tally.wait(for: 1))
        pool.stop()
    }

    @Test("limits that cannot be met leave the old ones")
    func failedLimits() throws {
        let pool = try pool(0, 1)
        let higher = try limits(3, 3)
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.after(1, .resourceTemporarilyUnavailable), in: "start a thread") {
                try pool.setLimits(higher)
            }
        }
        #expect(error?.errno == .resourceTemporarilyUnavailable)
        let gate = Tally()
        for _ in 0..<3 { try pool.submit { gate.wait(for: 1) } }
        #expect(pool.threadCount == 1)
        gate.add(0)
        pool.stop()
    }
}
