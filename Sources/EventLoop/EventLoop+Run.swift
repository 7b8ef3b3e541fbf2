// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
internal import SystemCalls

extension EventLoop {
    /// Runs the loop in the calling thread until somebody calls ``stop()``, or the condition no longer holds.
    ///
    /// - Parameter isWanted: Asked before each pass. A stop that comes with the last pass is left to the next run.
    public func run(while isWanted: () -> Bool = { true }) {
        let (isFree, _) = runner.compareExchange(
            expected: 0,
            desired: ThreadIdentifier.current.rawValue,
            ordering: .acquiringAndReleasing
        )
        precondition(isFree, "a loop runs in one thread at a time")
        defer { runner.store(0, ordering: .releasing) }
        let state = confined
        while isWanted(), pass(state) {}
    }

    /// Waits until there is something to do, and does it.
    ///
    /// - Returns: Whether to go on.
    private func pass(_ state: Confined) -> Bool {
        state.statistics.passes += 1
        let (eventCount, hasSlept) = gather(state)
        var goesOn = true
        // A loop that has slept must say that it is awake; what comes while it is awake shows by the flag.
        if hasSlept || isCalled.load(ordering: .relaxed) {
            goesOn = !emptyInbox(into: &state.submittedWork)
        }
        state.doSubmittedWork()
        dispatch(eventCount, state)
        state.callPolledHandlers()
        state.callReadyHandlers()
        state.callTimers()
        state.doDeferredWork()
        return goesOn
    }

    /// Polls and sleeps until there is something to do, or the first timer is due.
    private func gather(_ state: Confined) -> (eventCount: Int, hasSlept: Bool) {
        let start = state.policy.isEnabled ? MonotonicInstant.now : nil
        defer {
            if let start { state.policy.learn(waitedNanoseconds: MonotonicInstant.now.nanoseconds(since: start)) }
        }
        var timeoutNanoseconds = state.timeoutNanoseconds
        if poll(state, &timeoutNanoseconds) { return (0, false) }
        let sleeps = timeoutNanoseconds != 0 && fallAsleep()
        state.statistics.waits += 1
        do throws(SystemCallError) {
            let count = try epoll.wait(&state.events, timeoutNanoseconds: sleeps ? timeoutNanoseconds : 0)
            return (count, sleeps)
        } catch {
            // With a descriptor and room of our own, epoll_wait(2) has nothing to complain of.
            preconditionFailure("\(error)")
        }
    }

    /// Asks handlers again and again whether they have something to do, as long as the policy allows.
    ///
    /// - Parameter timeoutNanoseconds: How long the pass may wait; what polling took is subtracted.
    /// - Returns: Whether there is something to do, so that the kernel need not be asked: every handler was polled, and
    ///   the inbox looked at.
    private func poll(_ state: Confined, _ timeoutNanoseconds: inout Int64?) -> Bool {
        let budgetNanoseconds = state.policy.budgetNanoseconds(timeoutNanoseconds: timeoutNanoseconds)
        guard budgetNanoseconds > 0, !state.polledHandlers.isEmpty else { return false }
        let start = MonotonicInstant.now
        var elapsedNanoseconds: Int64 = 0
        while elapsedNanoseconds < budgetNanoseconds, state.kernelHandlerCount == 0 {
            if state.pollHandlers() || isCalled.load(ordering: .relaxed) { return true }
            elapsedNanoseconds = MonotonicInstant.now.nanoseconds(since: start)
        }
        timeoutNanoseconds = timeoutNanoseconds.map { max(0, $0 - elapsedNanoseconds) }
        return false
    }

    /// Calls the handlers of the first events of a wait.
    private func dispatch(_ count: Int, _ state: Confined) {
        for index in 0..<count {
            let event = state.events[index]
            if event.token == Self.wakeUpToken {
                wakeUp.drain()
            } else if let handler = state.handlers[FileHandler.Token(rawValue: event.token)] {
                handler.call(Readiness(event, for: handler.interest))
            }
        }
    }
}
