// SPDX-License-Identifier: Apache-2.0

import QMPWire
import SystemCalls

/// Hands events to all who asked for them.
final class EventHub: Sendable {
    private struct State {
        /// In the order in which they were asked for.
        var subscriptions: [EventSubscription] = []
        /// What came before anybody asked; nil once somebody has.
        var backlog: NewestBuffer<QMPEvent>?
        var isFinished = false
    }

    private let state: WaitableMutex<State>

    init(keptEvents: Int) { state = WaitableMutex(State(backlog: NewestBuffer(limit: keptEvents))) }

    /// Adds a reader. The first gets what came before.
    func add(_ subscription: EventSubscription) {
        state.withLock { state in
            var backlog = state.backlog.take()
            subscription.countDropped(backlog?.droppedCount ?? 0)
            while let event = backlog?.popFirst() { subscription.publish(event) }
            if state.isFinished { return subscription.finish() }
            state.subscriptions.append(subscription)
        }
    }

    /// Removes a reader.
    func remove(_ subscription: EventSubscription) {
        state.withLock { $0.subscriptions.removeAll { $0 === subscription } }
    }

    /// Counts events as dropped that came before there was anybody to keep them.
    func countDropped(_ number: Int) { state.withLock { $0.backlog?.countDropped(number) } }

    /// Takes an event.
    func publish(_ event: QMPEvent) {
        let subscriptions = state.withLock { state in
            state.backlog?.append(event)
            return state.subscriptions
        }
        for subscription in subscriptions { subscription.publish(event) }
    }

    /// Ends the events.
    func finish() {
        let subscriptions = state.withLock { state in
            state.isFinished = true
            let subscriptions = state.subscriptions
            state.subscriptions = []
            return subscriptions
        }
        for subscription in subscriptions { subscription.finish() }
    }
}
