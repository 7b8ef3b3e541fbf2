// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

extension EventLoop.Confined {
    /// How long a pass may wait: 0 where there is something to do already, nil without an end.
    var timeoutNanoseconds: Int64? {
        if !deferredWork.isEmpty || !readyHandlers.isEmpty { return 0 }
        return timers.nextDeadline.map { max(0, $0.nanoseconds(since: .now)) }
    }

    /// Asks each handler that can be polled once.
    ///
    /// - Returns: Whether one of them has something to do.
    func pollHandlers() -> Bool {
        statistics.pollingRounds += 1
        for handler in polledHandlers {
            if let poll = handler.poll, let token = handler.token, poll() { polledTokens.append(token) }
        }
        return !polledTokens.isEmpty
    }

    /// Calls the handlers whose polling found something.
    func callPolledHandlers() {
        for token in polledTokens {
            if let handler = handlers[token] { handler.call(Readiness(handler.interest)) }
        }
        polledTokens.removeAll(keepingCapacity: true)
    }

    /// Calls the handlers whose descriptors are always ready.
    func callReadyHandlers() {
        for handler in readyHandlers { handler.call(Readiness(handler.interest)) }
    }

    /// Calls the timers that are due now. One that is rescheduled for the past meanwhile waits for the next pass.
    func callTimers() {
        guard timers.nextDeadline != nil else { return }
        let now = MonotonicInstant.now
        while let timer = timers.takeFirst(dueBy: now) {
            timer.isDue = true
            dueTimers.append(timer)
        }
        for timer in dueTimers { timer.callIfDue() }
        dueTimers.removeAll(keepingCapacity: true)
    }

    /// Does the work that was submitted.
    func doSubmittedWork() {
        for work in submittedWork { work() }
        submittedWork.removeAll(keepingCapacity: true)
    }

    /// Does the work that was deferred up to now.
    func doDeferredWork() {
        swap(&deferredWork, &currentWork)
        for work in currentWork { work() }
        currentWork.removeAll(keepingCapacity: true)
    }
}
