// SPDX-License-Identifier: Apache-2.0

internal import RISCV
internal import SystemCalls

/// Where the threads of harts wait while none may run.
///
/// Any thread may hold the gate; the threads of harts come to it when they next look at requests.
final class HartGate: Sendable {
    /// How the threads are reached.
    private let signals: [HartSignals]

    /// Guarded by itself; what harts wait on.
    private let state = WaitableMutex(State())

    /// How many harts are through. It grows under the mutex of `state` only, which comes first. Guarded by itself;
    /// what waits for parked harts waits on it.
    private let running = WaitableMutex(0)

    /// Makes a gate that is held for the machine's state.
    init(signals: [HartSignals]) { self.signals = signals }

    /// Holds the harts, without waiting for them.
    func hold(_ reason: Holds) {
        guard state.withLock({ $0.hold(reason) }) else { return }
        for signals in signals { signals.request(.attention) }
    }

    /// Gives up a reason to hold them. They go on a moment after there is no other, when the one that is told wakes the
    /// rest.
    func release(_ reason: Holds) {
        if state.withLock({ $0.release(reason, at: .now) }) { state.notifyOne() }
    }

    /// Waits until every hart is parked. The gate is held.
    func waitUntilParked() { _ = running.wait { $0 == 0 ? true : nil } }

    /// Has all threads end instead of running on.
    func end() {
        state.withLock { $0.end() }
        state.notifyAll()
        for signals in signals { signals.request(.attention) }
    }

    /// Waits until the calling thread's hart, which is parked, may run.
    ///
    /// - Returns: Whether it may; otherwise the thread is to end.
    func enter() -> Bool {
        while true {
            switch state.wait({ takeTurn(&$0) }) {
            case .run:
                state.notifyAll()
                return true
            case .sleep(let instant): _ = state.wait(until: instant) { $0.isEnding ? true : nil }
            case .end, nil: return false
            }
        }
    }

    private func takeTurn(_ state: inout State) -> Turn? {
        let turn = state.takeTurn(at: .now)
        if turn == .run { running.withLock { $0 += 1 } }
        return turn
    }

    /// Lets the calling thread's hart, which runs, on its way; parks it first where it is held.
    ///
    /// - Returns: Whether it may run on; otherwise the thread is to end, and counts as parked.
    func pass() -> Bool {
        if state.withLock(\.isOpen) { return true }
        let isLast = running.withLock { running in
            running -= 1
            return running == 0
        }
        if isLast { running.notifyOne() }
        return enter()
    }
}
