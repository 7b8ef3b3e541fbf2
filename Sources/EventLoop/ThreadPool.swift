// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// Threads for work that blocks, such as reading a file: started as work comes, ended when there is none for a while.
///
/// # Concurrency
///
/// Any thread may call everything, except that ``stop()`` is not for those of the pool itself. What they share is
/// guarded by one mutex, which is not held while work is done.
public final class ThreadPool: Sendable {
    /// Guarded by itself.
    private let state: WaitableMutex<State>

    private let idleNanoseconds: Int64

    /// Makes a pool with the standard limits. Its threads keep it until they end.
    ///
    /// - Parameter idleNanoseconds: How long a thread without work stays that the pool does not need to keep.
    public init(idleNanoseconds: Int64 = 10_000_000_000) {
        self.idleNanoseconds = idleNanoseconds
        state = WaitableMutex(State())
    }

    /// How many threads there are now.
    public var threadCount: Int { state.withLock { $0.threads } }

    /// Has work done by one of the threads, in the order of submission as threads become free.
    ///
    /// - Throws: Why no thread could be started, where there is none at all; then the work is not done. Where there are
    ///   others, it waits for one of them.
    public func submit(_ work: @escaping @Sendable () -> Void) throws(SystemCallError) {
        try state.withLock { (state) throws(SystemCallError) in
            precondition(!state.isStopping, "work for a pool that was stopped")
            do throws(SystemCallError) {
                if state.lacksThread { try startThread(&state) }
            } catch {
                if state.threads == 0 { throw error }
            }
            state.work.append(work)
        }
        state.notifyOne()
    }

    /// Keeps to other limits from now on: starts the threads that are missing at once, and lets those that are too many
    /// end after their present work.
    ///
    /// - Throws: Why there can be no further threads; then the old limits hold.
    public func setLimits(_ limits: Limits) throws(SystemCallError) {
        try state.withLock { (state) throws(SystemCallError) in
            while state.threads < limits.minimum { try startThread(&state) }
            state.limits = limits
        }
        state.notifyAll()
    }

    /// Has done what was submitted, ends the threads and waits for that. Nothing is submitted any more.
    public func stop() {
        state.withLock { $0.isStopping = true }
        state.notifyAll()
        _ = state.wait { $0.threads == 0 ? true : nil }
    }

    private func startThread(_ state: inout State) throws(SystemCallError) {
        // Nobody joins it: to leave the count is the last thing it does that others can see.
        _ = try OwnedThread(name: "worker") { self.runThread() }
        state.threads += 1
        state.idleThreads += 1
    }

    /// What a thread of the pool does.
    private func runThread() {
        while let work = nextWork() {
            work()
            state.withLock { $0.idleThreads += 1 }
        }
        state.notifyAll()
    }

    /// Waits for work; nil where the thread shall end, and no longer counts.
    private func nextWork() -> Work? {
        while true {
            let deadline = MonotonicInstant.now.advanced(byNanoseconds: idleNanoseconds)
            let step = state.wait(until: deadline) { $0.nextStep() } ?? state.withLock { $0.nextStepWhenTired() }
            switch step {
            case .work(let work): return work
            case .end: return nil
            case .wait: continue
            }
        }
    }
}
