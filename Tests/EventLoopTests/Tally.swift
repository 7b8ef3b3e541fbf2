// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemCalls

/// What threads have done, in its order; they can wait for each other.
final class Tally: Sendable {
    /// Guarded by itself.
    private let state = WaitableMutex<[Int]>([])

    var entries: [Int] { state.withLock { $0 } }

    func add(_ entry: Int) {
        state.withLock { $0.append(entry) }
        state.notifyAll()
    }

    /// Waits until there are so many entries.
    ///
    /// - Returns: Whether they came in time.
    @discardableResult
    func wait(for count: Int) -> Bool {
        state.wait(until: .inMicroseconds(30_000_000)) { $0.count >= count ? true : nil } ?? false
    }
}

/// Whether a condition comes true, which nothing announces, before a test would hang.
func eventually(_ condition: () -> Bool) -> Bool {
    let deadline = MonotonicInstant.inMicroseconds(30_000_000)
    while !condition() {
        if deadline < .now { return false }
        usleep(200)
    }
    return true
}
