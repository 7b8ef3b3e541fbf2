// SPDX-License-Identifier: Apache-2.0

public import EventLoop
internal import RISCV
public import SystemCalls

/// A machine: its harts and devices, and what it is doing.
///
/// # Concurrency
///
/// It belongs to the thread of the main loop. Other threads ask by its ``MachineRequests``. Its harts run in threads of
/// their own, which are parked whenever something is done to the machine.
public final class Machine {
    /// What it is made of.
    public let parts: MachineParts

    /// Who is told what happens.
    public weak var observer: (any MachineObserver)?

    /// What it is doing, and the rules for that.
    var model: RunStateModel

    /// How the program ends along with the machine, once that is so.
    public internal(set) var ending: MachineEnding?

    /// Where its harts wait.
    let gate: HartGate

    /// The threads of its harts, in their order; none after the end.
    private var threads: [HartThread] = []

    /// Takes a line for people: a fault of the monitor.
    let report: (String) -> Void

    /// Makes a machine that stands where the guest starts, in `prelaunch`.
    ///
    /// - Parameters:
    ///   - loop: The main loop, whose thread the machine belongs to.
    ///   - report: Takes a line for people: a fault of the monitor.
    /// - Throws: Why there can be no thread for each hart.
    public init(
        _ parts: MachineParts,
        actions: MachineActions = MachineActions(),
        loop: EventLoop,
        report: @escaping (String) -> Void
    ) throws(SystemCallError) {
        self.parts = parts
        self.report = report
        model = RunStateModel(actions: actions)
        gate = HartGate(signals: parts.harts.map(\.signals))
        try startThreads()
        resetParts()
        // SAFETY: the work is done by the loop's thread, to which the machine belongs.
        nonisolated(unsafe) weak let machine = self
        parts.requests.connect(
            to: gate,
            callMachine: { loop.submit { unsafe machine?.attend() } },
            tellObserver: { unsafe machine?.tell($0) }
        )
    }

    deinit { end() }

    /// Ends the threads of the harts and waits for them. Nothing can be done with the machine afterwards; a second call
    /// does nothing.
    public func end() {
        parts.requests.disconnect()
        gate.end()
        for thread in threads { thread.join() }
        threads = []
    }

    private func startThreads() throws(SystemCallError) {
        do throws(SystemCallError) {
            for (index, hart) in parts.harts.enumerated() {
                threads.append(try HartThread(index: index, runner: hart, gate: gate, time: parts.clock))
            }
        } catch {
            end()
            throw error
        }
    }

    /// What clients are told of the harts.
    public var harts: [HartInformation] {
        threads.enumerated().map { index, thread in
            HartInformation(index: index, threadIdentifier: thread.identifier, path: Self.path(ofHart: index))
        }
    }

    /// Brings devices, memory and harts to where they start. No hart runs.
    func resetParts() {
        for device in parts.devices { device.device.reset() }
        parts.firmware.start()
    }
}
