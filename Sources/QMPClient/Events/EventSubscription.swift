// SPDX-License-Identifier: Apache-2.0

import QMPWire
import SystemCalls

/// The events of one reader, of which the newest wait for it.
///
/// Concurrency: any thread calls it. No task is let go on under its lock: to cancel a task locks the task and then, in a
/// handler, this lock, and to let one go on locks the task.
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
    private let state: WaitableMutex<State>

    init(name: String?, limit: Int) {
        self.name = name
        state = WaitableMutex(State(buffer: NewestBuffer(limit: limit)))
    }

    /// How many events were dropped because too many waited.
    var droppedCount: Int { state.withLock { $0.buffer.droppedCount } }

    /// Counts events as dropped that nobody has kept for this reader.
    func countDropped(_ number: Int) { state.withLock { $0.buffer.countDropped(number) } }

    /// Takes an event, if it is wanted.
    func publish(_ event: QMPEvent) {
        if let name, event.name != name { return }
        let continuation = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst().continuation.take() }
            state.buffer.append(event)
            return nil
        }
        continuation?.resume(returning: .event(event))
    }

    /// Ends the events: those that wait are the last.
    func finish() {
        let continuations = state.withLock { state in
            state.isFinished = true
            let continuations = state.waiters.compactMap { $0.continuation.take() }
            state.waiters = []
            return continuations
        }
        for continuation in continuations { continuation.resume(returning: .finished) }
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
        let outcome = state.withLock { state -> Outcome? in
            if let event = state.buffer.popFirst() { return .event(event) }
            if state.isFinished { return .finished }
            if waiter.isAbandoned { return .abandoned }
            waiter.continuation = continuation
            state.waiters.append(waiter)
            return nil
        }
        if let outcome { continuation.resume(returning: outcome) }
    }

    private func abandon(_ waiter: Waiter) {
        let continuation = state.withLock { state in
            waiter.isAbandoned = true
            state.waiters.removeAll { $0 === waiter }
            return waiter.continuation.take()
        }
        continuation?.resume(returning: .abandoned)
    }
}
