// SPDX-License-Identifier: Apache-2.0

internal import RISCV
internal import SystemCalls

/// Where the threads of harts wait while none may run.
///
/// Any thread may hold the gate; the threads of harts come to it when they next look at requests.
final class HartGate: Sendable {
    /// Why harts are held.
    struct Holds: OptionSet, Sendable {
        let rawValue: UInt8

        /// The machine is not running, or something is being done to it.
        static let state = Holds(rawValue: 1)
        /// Something is wanted of the machine and not done yet.
        static let request = Holds(rawValue: 2)
    }

    private struct Condition: Sendable {
        var holds: Holds = .state
        var isEnding = false
        /// When harts go on, once nothing holds them.
        var opening = MonotonicInstant.now
    }

    /// What a parked hart does next.
    private enum Turn {
        case run
        case sleep(until: MonotonicInstant)
        case end
    }

    /// How long harts wait on after they were let go, so that clients have read what they were told, and sleep, and so does
    /// the machine's thread.
    ///
    /// A hart that has waited for a processor has a claim to it that may amount to milliseconds, and the kernel has those
    /// wait who are there when it comes, but not those who come later.
    private static let openingDelayNanoseconds: Int64 = 100_000

    /// How the threads are reached.
    private let signals: [HartSignals]

    /// Guarded by itself; what harts wait on.
    private let condition = WaitableMutex(Condition())

    /// How many harts are through. It grows under the mutex of `condition` only, which comes first. Guarded by itself;
    /// what waits for parked harts waits on it.
    private let running = WaitableMutex(0)

    /// Makes a gate that is held for the machine's state.
    init(signals: [HartSignals]) { self.signals = signals }

    /// Holds the harts, without waiting for them.
    func hold(_ reason: Holds) {
        let wasOpen = condition.withLock { condition in
            defer { condition.holds.insert(reason) }
            return condition.holds.isEmpty
        }
        guard wasOpen else { return }
        for signals in signals { signals.request(.attention) }
    }

    /// Gives up a reason to hold them. They go on a moment after there is no other, when the one that is told wakes the
    /// rest.
    func release(_ reason: Holds) {
        let opens = condition.withLock { condition in
            guard !condition.holds.isEmpty else { return false }
            condition.holds.remove(reason)
            condition.opening = .now.advanced(byNanoseconds: Self.openingDelayNanoseconds)
            return condition.holds.isEmpty
        }
        if opens { condition.notifyOne() }
    }

    /// Waits until every hart is parked. The gate is held.
    func waitUntilParked() { _ = running.wait { $0 == 0 ? true : nil } }

    /// Has all threads end instead of running on.
    func end() {
        condition.withLock { $0.isEnding = true }
        condition.notifyAll()
        for signals in signals { signals.request(.attention) }
    }

    /// Waits until the calling thread's hart, which is parked, may run.
    ///
    /// - Returns: Whether it may; otherwise the thread is to end.
    func enter() -> Bool {
        while true {
            switch condition.wait({ takeTurn($0) }) {
            case .run:
                condition.notifyAll()
                return true
            case .sleep(let instant): _ = condition.wait(until: instant) { $0.isEnding ? true : nil }
            case .end, nil: return false
            }
        }
    }

    /// Decides for a parked hart; nil while it is held.
    private func takeTurn(_ condition: Condition) -> Turn? {
        if condition.isEnding { return .end }
        guard condition.holds.isEmpty else { return nil }
        guard condition.opening <= .now else { return .sleep(until: condition.opening) }
        running.withLock { $0 += 1 }
        return .run
    }

    /// Lets the calling thread's hart, which runs, on its way; parks it first where it is held.
    ///
    /// - Returns: Whether it may run on; otherwise the thread is to end, and counts as parked.
    func pass() -> Bool {
        let goesOn = condition.withLock { $0.holds.isEmpty && !$0.isEnding }
        if goesOn { return true }
        let isLast = running.withLock { running in
            running -= 1
            return running == 0
        }
        if isLast { running.notifyOne() }
        return enter()
    }
}
