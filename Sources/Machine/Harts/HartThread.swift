// SPDX-License-Identifier: Apache-2.0

internal import RISCV
internal import SystemCalls

/// The thread of a hart. It starts parked.
final class HartThread {
    /// The kernel's number for the thread.
    let identifier: ThreadIdentifier

    /// The thread, until somebody has waited for its end.
    private var thread: OwnedThread?

    /// Starts the thread and waits until it is there.
    ///
    /// - Throws: Why there can be no further thread.
    init(index: Int, runner: any HartRunner, gate: HartGate, time: any TimeSource) throws(SystemCallError) {
        let started = WaitableMutex<ThreadIdentifier?>(nil)
        let thread = try OwnedThread(name: "CPU \(index)/APUS") {
            started.withLock { $0 = .current }
            started.notifyAll()
            Self.run(runner, gate, time)
        }
        guard let identifier = started.wait({ $0 }) else {
            preconditionFailure("a wait without a deadline has a result")
        }
        self.identifier = identifier
        self.thread = consume thread
    }

    /// Waits until the thread has ended, which the gate has told it to.
    func join() { thread.take()?.join() }

    private static func run(_ runner: any HartRunner, _ gate: HartGate, _ time: any TimeSource) {
        // A command or a peer's bytes must not wait until the guest's code has had its turn.
        OwnedThread.preferLongSlices()
        guard gate.enter() else { return }
        let signals = runner.signals
        while true {
            let requests = signals.takeRequests()
            if requests.contains(.attention), !gate.pass() { return }
            switch runner.run(requests) {
            case .none: continue
            case .waiting(let tick): signals.sleep(until: tick.flatMap(time.instant(ofTick:)))
            }
        }
    }
}
