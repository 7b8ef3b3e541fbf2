// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
internal import SystemCalls

extension EventLoop {
    /// What other threads leave for the loop.
    struct Inbox: Sendable {
        var work: [@Sendable () -> Void] = []
        var isStopRequested = false
        /// Whether the loop sleeps, or is about to, and nobody has woken it yet.
        var isAsleep = false
        /// How often the loop was woken.
        var wakeUps = 0
    }

    /// Has work done by the loop's thread, soon and in the order of submission. Any thread may.
    ///
    /// What is submitted while the loop does not run waits until it does.
    public func submit(_ work: @escaping @Sendable () -> Void) {
        leave { $0.work.append(work) }
    }

    /// Ends `run()` after the pass that sees it, which still does the work that was submitted before. Any thread may.
    ///
    /// Where the loop does not run, its next run ends after one pass.
    public func stop() {
        leave { $0.isStopRequested = true }
    }

    /// Polls by other parameters from the next pass on, and learns anew how long. Any thread may.
    public func setPolling(_ parameters: PollingPolicy.Parameters) {
        // The loop is alive while it works.
        submit { [unowned self] in confined.policy = PollingPolicy(parameters) }
    }

    /// How often a sleeping loop was woken by another thread.
    package var wakeUpCount: Int { inbox.withLock { $0.wakeUps } }

    /// Changes the inbox, and wakes the loop where it sleeps and nobody has done so yet.
    private func leave(_ change: (inout Inbox) -> Void) {
        let wakes = inbox.withLock { inbox in
            change(&inbox)
            isCalled.store(true, ordering: .relaxed)
            guard inbox.isAsleep else { return false }
            inbox.isAsleep = false
            inbox.wakeUps += 1
            return true
        }
        if wakes { wakeUp.signal() }
    }

    /// Goes to sleep, unless there is something in the inbox.
    ///
    /// Whoever leaves something from now on finds the loop asleep and wakes it: the mutex orders the two.
    ///
    /// - Returns: Whether the loop may wait.
    func fallAsleep() -> Bool {
        inbox.withLock { inbox in
            inbox.isAsleep = inbox.work.isEmpty && !inbox.isStopRequested
            return inbox.isAsleep
        }
    }

    /// Takes what is in the inbox; the loop is awake from now on.
    ///
    /// - Parameter work: Receives the work; it is empty, and its room goes to the inbox.
    /// - Returns: Whether the loop shall stop.
    func emptyInbox(into work: inout [@Sendable () -> Void]) -> Bool {
        inbox.withLock { inbox in
            isCalled.store(false, ordering: .relaxed)
            inbox.isAsleep = false
            swap(&inbox.work, &work)
            defer { inbox.isStopRequested = false }
            return inbox.isStopRequested
        }
    }
}
