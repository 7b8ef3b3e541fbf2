// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls
import Testing

@testable import EventLoop

@Suite(.timeLimit(.minutes(1)))
struct IOThreadTests {
    private let tally = Tally()

    @Test("the thread runs its loop once it is made")
    func running() throws {
        let thread = try IOThread(name: "a")
        #expect(thread.threadIdentifier != .current)
        thread.loop.submit { [tally] in tally.add(Int(ThreadIdentifier.current.rawValue)) }
        #expect(tally.wait(for: 1))
        #expect(tally.entries == [Int(thread.threadIdentifier.rawValue)])
        thread.stop()
    }

    @Test(
        "the thread has a name, of which the kernel keeps 15 bytes",
        arguments: [("disk0", "IO disk0\n"), ("a-long-identifier", "IO a-long-ident\n")]
    )
    func name(name: String, shown: String) throws {
        let thread = try IOThread(name: name)
        let path = "/proc/self/task/\(thread.threadIdentifier.rawValue)/comm"
        #expect(try FileSystem.readFile(path) == Array(shown.utf8))
        thread.stop()
    }

    @Test("to stop is to wait until what was submitted is done, also what work in the pool brings about")
    func stop() throws {
        let thread = try IOThread(name: "a")
        let loop = thread.loop
        try loop.threadPool.submit { [tally] in
            tally.add(1)
            loop.submit { tally.add(2) }
        }
        thread.stop()
        #expect(tally.entries == [1, 2])
        #expect(loop.threadPool.threadCount == 0)
        #expect(loop.runner.load(ordering: .relaxed) == 0)
        thread.stop()
    }

    @Test("a thread that nobody holds is stopped")
    func release() throws {
        weak var loop: EventLoop?
        do {
            let thread = try IOThread(name: "a")
            loop = thread.loop
            #expect(loop != nil)
        }
        #expect(loop == nil)
    }

    @Test("a thread polls as it is told, from the start and later")
    func polling() throws {
        let thread = try IOThread(name: "a")
        let loop = thread.loop
        let given = WaitableMutex<[PollingPolicy.Parameters]>([])
        loop.submit { given.withLock { $0.append(loop.confined.policy.parameters) } }
        loop.setPolling(.never)
        loop.submit { given.withLock { $0.append(loop.confined.policy.parameters) } }
        thread.stop()
        #expect(given.withLock { $0 } == [.standard, .never])
    }

    @Test("a thread that cannot be started is an error")
    func failure() {
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.resourceTemporarilyUnavailable, 1), in: "start a thread") {
                _ = try IOThread(name: "a")
            }
        }
        #expect(error?.errno == .resourceTemporarilyUnavailable)
    }

    @Test("a thread refuses to wait for its own end")
    func ownEnd() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let thread = try IOThread(name: "a")
            thread.loop.submit { thread.stop() }
            Tally().wait(for: 1)
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("a thread cannot wait for its own end"))
    }
}
