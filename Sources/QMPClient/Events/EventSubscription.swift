// SPDX-License-Identifier: Apache-2.0

import QMPWire
import Synchronization

/// The events of one reader, of which the newest wait for it.
final class EventSubscription: Sendable {
    /// How a wait ended.
    enum Outcome: Sendable {
        case event(QMPEvent)
        /// There will be no event any more.
        case finished
        /// The time was up, or the task was cancelled.
        case abandoned
    }

    /// A task that waits for an event.
    ///
    /// Concurrency: the lock of the subscription guards it.
    private final class Waiter: @unchecked Sendable {
        var continuation: CheckedContinuation<Outcome, Never>?
        /// Whether the wait was given up, which may be before it has begun.
        var isAbandoned = false
    }

    private struct State {
        var buffer: NewestBuffer<QMPEvent>
        var waiters: [Waiter] = []
        var isFinished = false
    }

    /// The name of the events that are wanted; nil for all.
    private let name: String?
    private let state: Mutex<State>

    init(name: String?, limit: Int) {
        self.name = name
        state = Mutex(State(buffer: NewestBuffer(limit: limit)))
    }

    /// How many events were dropped because too many waited.
    var droppedCount: Int { state.withLock { $0.buffer.droppedCount } }

    /// Counts events as dropped that nobody has kept for this reader.
    func countDropped(_ number: Int) { state.withLock { $0.buffer.countDropped(number) } }

    /// Takes an event, if it is wanted.
    func publish(_ event: QMPEvent) {
        if let name, event.name != name { return }
        state.withLock { state in
            if state.waiters.isEmpty { return state.buffer.append(event) }
            state.waiters.removeFirst().continuation.take()?.resume(returning: .event(event))
        }
    }

    /// Ends the events: those that wait are the last.
    func finish() {
        state.withLock { state in
            state.isFinished = true
            for waiter in state.waiters { waiter.continuation.take()?.resume(returning: .finished) }
            state.waiters = []
        }
    }

    /// The next event, which is waited for.
    ///
    /// - Parameter duration: How long it is waited for at most; nil for as long as it takes.
    func next(within duration: Duration? = nil) async -> Outcome {
        if let event = state.withLock({ $0.buffer.popFirst() }) { return .event(event) }
        let waiter = Waiter()
        let timer = duration.map { duration in
            Task {
                // The sleep fails where the wait is over before.
                if (try? await Task.sleep(for: duration)) != nil { self.abandon(waiter) }
            }
        }
        defer { timer?.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait(waiter, $0) }
        } onCancel: {
            abandon(waiter)
        }
    }

    private func wait(_ waiter: Waiter, _ continuation: CheckedContinuation<Outcome, Never>) {
        state.withLock { state in
            if let event = state.buffer.popFirst() {
                continuation.resume(returning: .event(event))
            } else if state.isFinished {
                continuation.resume(returning: .finished)
            } else if waiter.isAbandoned {
                continuation.resume(returning: .abandoned)
            } else {
                waiter.continuation = continuation
                state.waiters.append(waiter)
            }
        }
    }

    private func abandon(_ waiter: Waiter) {
        state.withLock { state in
            waiter.isAbandoned = true
            state.waiters.removeAll { $0 === waiter }
            waiter.continuation.take()?.resume(returning: .abandoned)
        }
    }
}
