// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// A function that a loop calls once, at an instant or soon after it.
///
/// The loop keeps the timer while it waits. It belongs to the loop's thread, and outlives its loop without effect.
public final class Timer: QueuedTimer {
    private weak let loop: EventLoop?
    private let handler: () -> Void

    /// Where it stands in its loop's queue; nil while it does not wait.
    package var place: TimerPlace?

    /// Whether this pass of the loop will call it: it was taken from the queue and nobody has cancelled it since.
    var isDue = false

    init(loop: EventLoop?, handler: @escaping () -> Void) {
        self.loop = loop
        self.handler = handler
    }

    /// Whether the function is still to be called.
    public var isScheduled: Bool { place != nil || isDue }

    /// Has the function called at another instant, be it still to be called or be it called before.
    public func reschedule(at deadline: MonotonicInstant) {
        guard let state = loop?.confined else { return }
        unschedule(from: state)
        state.timers.insert(self, deadline: deadline)
    }

    /// Has the function not called.
    public func cancel() {
        guard let state = loop?.confined else { return }
        unschedule(from: state)
    }

    private func unschedule(from state: EventLoop.Confined) {
        isDue = false
        if place != nil { state.timers.remove(self) }
    }

    /// Calls the function if this pass is to call it.
    func callIfDue() {
        guard isDue else { return }
        isDue = false
        handler()
    }
}
