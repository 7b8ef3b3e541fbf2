// SPDX-License-Identifier: Apache-2.0

internal import Synchronization
public import SystemCalls

/// An event loop with a thread of its own, for the I/O of devices.
///
/// # Concurrency
///
/// Any thread may call everything; ``stop()`` any but its own.
public final class IOThread: Sendable {
    /// The loop, which runs from the beginning until ``stop()``.
    public let loop: EventLoop

    /// The kernel's number for the thread.
    public let threadIdentifier: ThreadIdentifier

    /// The thread, until somebody stops it. Guarded by itself.
    private let thread: Mutex<OwnedThread?>

    /// Starts a thread and waits until it runs.
    ///
    /// - Parameters:
    ///   - name: What users call it; the thread's own name is `IO` and this, of which the kernel keeps 15 bytes.
    ///   - polling: How the loop polls.
    /// - Throws: Why there can be no further thread or descriptors.
    public init(name: String, polling: PollingPolicy.Parameters = .standard) throws(SystemCallError) {
        let loop = try EventLoop(polling: polling)
        let started = WaitableMutex<ThreadIdentifier?>(nil)
        // The loop itself says so: from then on it belongs to its thread, and its creator cannot reach into it.
        loop.submit {
            started.withLock { $0 = .current }
            started.notifyAll()
        }
        let thread = try OwnedThread(name: "IO \(name)") { loop.run() }
        guard let identifier = started.wait({ $0 }) else {
            preconditionFailure("a wait without a deadline has a result")
        }
        self.loop = loop
        self.thread = Mutex(consume thread)
        threadIdentifier = identifier
    }

    deinit { stop() }

    /// Ends the thread and waits for it. What was submitted to the loop's thread pool, and then what was submitted to
    /// the loop, is done before. A second call does nothing.
    public func stop() {
        precondition(!loop.isCurrent, "a thread cannot wait for its own end")
        guard let thread = thread.withLock({ $0.take() }) else { return }
        loop.threadPool.stop()
        loop.stop()
        thread.join()
    }
}
