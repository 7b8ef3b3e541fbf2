// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WaitableMutexTests {
    private let number = WaitableMutex(0)

    @Test("a section has the value alone")
    func exclusive() throws {
        let threads = WaitableMutex(4)
        for _ in 0..<4 {
            _ = try OwnedThread(name: "counts") { [number] in
                for _ in 0..<1000 { number.withLock { $0 += 1 } }
                threads.withLock { $0 -= 1 }
                threads.notifyAll()
            }
        }
        let ended = threads.wait { $0 == 0 ? true : nil }
        #expect(ended == true)
        #expect(number.withLock { $0 } == 4000)
    }

    @Test("a section can throw, and the value is free again")
    func throwing() {
        let error = #expect(throws: SystemCallError.self) {
            try number.withLock { (number) throws(SystemCallError) in
                number = 1
                throw SystemCallError(operation: "count", errno: .noSpace)
            }
        }
        #expect(error?.errno == .noSpace)
        #expect(number.withLock { $0 } == 1)
    }

    @Test("a wait that has what it waits for does not wait")
    func noWait() {
        #expect(number.wait(until: MonotonicInstant(nanoseconds: 0)) { $0 + 1 } == 1)
    }

    @Test("a wait ends when another thread announces what it waits for", arguments: [false, true])
    func announced(all: Bool) throws {
        let thread = try OwnedThread(name: "announces") { [number] in
            number.withLock { $0 = 7 }
            if all { number.notifyAll() } else { number.notifyOne() }
        }
        #expect(number.wait { $0 == 0 ? nil : $0 } == 7)
        thread.join()
    }

    @Test("a wait ends with nothing at its deadline, not before")
    func deadline() {
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: 1_500_000)
        let result: Int? = number.wait(until: deadline) { _ in nil }
        #expect(result == nil)
        #expect(MonotonicInstant.now >= deadline)
    }
}
