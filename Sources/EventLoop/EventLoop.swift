// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
public import SystemCalls

/// Handlers for descriptors, timers and deferred work, run by one thread.
///
/// A loop repeats passes. A pass waits until there is something to do and then calls, in this order: work that was
/// submitted, handlers of ready descriptors, timers that are due, work that was deferred. Whatever a function brings
/// about for its own place in this order, or an earlier one, is done in the next pass, so that nobody is kept waiting
/// by others who go on and on.
///
/// # Concurrency
///
/// Any thread may call ``submit(_:)``, ``stop()`` and ``setPolling(_:)``, ask ``isCurrent``, and use ``batchPolicy``
/// and ``threadPool``. Everything else, the handlers and timers included, belongs to the thread that is in ``run()``;
/// while no thread is, it belongs to the one that set the loop up. A call from another thread ends the program.
public final class EventLoop: Sendable {
    /// What a handler waits for.
    public typealias Interest = Epoll.Interest

    /// Constant; only the loop's thread uses it.
    let epoll: Epoll

    /// What any thread wakes the loop with. Constant.
    let wakeUp: EventDescriptor

    /// Threads for work that would block the loop. None is started before there is such work, or limits that ask for
    /// it; whoever sets such limits stops the pool in the end.
    public let threadPool = ThreadPool()

    /// Guarded by itself.
    private let batch = WaitableMutex(BatchPolicy())

    /// What other threads leave for the loop. Guarded by itself.
    let inbox = WaitableMutex(Inbox())

    /// Whether there is something new in the inbox: written under the inbox's mutex, read without it as a hint.
    let isCalled = Atomic(false)

    /// The number of the thread that is in `run()`, 0 for none. Atomic; only that thread changes it back to 0.
    let runner = Atomic<Int32>(0)

    /// Guarded by the check in `confined`, by which it is reached.
    private nonisolated(unsafe) let unchecked: Confined

    /// Makes a loop.
    ///
    /// - Parameter polling: How it polls before it sleeps.
    /// - Throws: Why there can be no further descriptors.
    public init(polling: PollingPolicy.Parameters = .never) throws(SystemCallError) {
        epoll = try Epoll()
        wakeUp = try EventDescriptor()
        unsafe unchecked = Confined(policy: PollingPolicy(polling))
        try epoll.add(wakeUp.descriptor, .readable, token: Self.wakeUpToken)
    }

    /// The token of `wakeUp`, which no handler has.
    static let wakeUpToken = UInt64.max

    /// Whether the calling thread is the one that is in `run()`.
    public var isCurrent: Bool { runner.load(ordering: .relaxed) == ThreadIdentifier.current.rawValue }

    /// How many requests make a batch of asynchronous I/O. Any thread may set it.
    public var batchPolicy: BatchPolicy {
        get { batch.withLock { $0 } }
        set { batch.withLock { $0 = newValue } }
    }

    /// What belongs to the loop's thread.
    var confined: Confined {
        precondition(
            runner.load(ordering: .relaxed) == 0 || isCurrent,
            "a loop's handlers and timers belong to its thread"
        )
        // SAFETY: only the thread in `run()` gets here, or, while there is none, the one that sets the loop up.
        return unsafe unchecked
    }
}
