// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
public import SystemCalls

/// An event loop with a thread of its own, for the I/O of devices.
///
/// # Concurrency
///
/// Any thread may call everything; ``stop()`` any but its own.
public final class IOThread: Sendable {
    /// The loop, which runs from the beginning until ``stop()``. Polling is changed with its `setPolling`.
    public let loop: EventLoop

    /// Threads for what would block the loop.
    public let threadPool: ThreadPool

    /// The kernel's number for the thread.
    public let threadIdentifier: ThreadIdentifier

    /// Guarded by itself.
    private let batch: Mutex<BatchPolicy>

    /// The thread, until somebody stops it. Guarded by itself.
    private let thread: Mutex<OwnedThread?>

    /// Starts a thread and waits until it runs.
    ///
    /// - Parameters:
    ///   - name: What users call it; the thread's own name is `IO` and this, of which the kernel keeps 15 bytes.
    ///   - polling: How the loop polls.
    ///   - batch: How many requests make a batch.
    ///   - threadPool: How many threads there are for what would block.
    /// - Throws: Why there can be no further threads or descriptors; then nothing was started.
    public init(
        name: String,
        polling: PollingPolicy.Parameters = .standard,
        batch: BatchPolicy = BatchPolicy(),
        threadPool limits: ThreadPool.Limits = .standard
    ) throws(SystemCallError) {
        let loop = try EventLoop(polling: polling)
        let pool = try ThreadPool(limits: limits)
        let started = WaitableMutex<ThreadIdentifier?>(nil)
        do throws(SystemCallError) {
            let thread = try OwnedThread(name: "IO \(name)") {
                started.withLock { $0 = .current }
                started.notifyAll()
                loop.run()
            }
            self.thread = Mutex(consume thread)
        } catch {
            pool.stop()
            throw error
        }
        guard let identifier = started.wait({ $0 }) else {
            preconditionFailure("a wait without a deadline has a result")
        }
        threadIdentifier = identifier
        threadPool = pool
        self.loop = loop
        self.batch = Mutex(batch)
    }

    deinit { stop() }

    /// How many requests make a batch.
    public var batchPolicy: BatchPolicy {
        get { batch.withLock { $0 } }
        set { batch.withLock { $0 = newValue } }
    }

    /// Ends the thread and waits for it. What was submitted to the thread pool, and then what was submitted to the loop, is
    /// done before. A second call does nothing.
    public func stop() {
        precondition(!loop.isCurrent, "a thread cannot wait for its own end")
        guard let thread = thread.withLock({ $0.take() }) else { return }
        threadPool.stop()
        loop.stop()
        thread.join()
    }
}
