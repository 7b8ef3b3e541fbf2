// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

/// What devices and guests want of the machine.
///
/// Any thread asks, a device with its lock held too; the machine's own thread does it, soon. Until it is done harts are
/// held: the one that asks in an instruction leaves guest code behind it, each other when its engine next looks at
/// requests.
public final class MachineRequests: Sendable {
    /// What is wanted, and who does it.
    private struct State: Sendable {
        var pending = PendingRequests()
        var gate: HartGate?
        /// Has the machine's thread call `Machine.attend()`.
        var callMachine: (@Sendable () -> Void)?
        /// Has the machine's observer told of something.
        var tellObserver: (@Sendable (MachineEvent) -> Void)?
        /// Whether the machine's thread is called and has not come yet.
        var isCalled = false
    }

    /// Guarded by itself. The gate's mutexes and the loop's inbox come after it.
    private let state = WaitableMutex(State())

    /// Makes requests of a machine that is still to be made. What is asked before is done once it is there.
    public init() {}

    /// Has the machine reset.
    public func reset(_ cause: ShutdownCause) { add(.reset(cause)) }

    /// Has the machine turned off.
    ///
    /// - Parameter ending: How the program ends, if it does.
    public func shutDown(_ cause: ShutdownCause, ending: MachineEnding = .success) { add(.shutDown(cause, ending)) }

    /// Has the running guest suspended. Whoever asks sees to it that no hart executes anything of the guest until
    /// ``MachineFirmware/wakeUp()``.
    public func suspend() { add(.suspend) }

    /// Has a suspended guest go on. Where it is not suspended, nothing happens.
    public func wakeUp() { add(.wakeUp) }

    /// Says that the guest has given up.
    ///
    /// - Parameter sequel: What follows where the machine's actions do not stop it.
    public func panic(then sequel: PanicSequel) { add(.panic(sequel)) }

    /// Has the machine stopped.
    ///
    /// - Parameter target: The state that says why.
    public func stop(in target: RunState) { add(.stop(target)) }

    /// Has the machine's observer told of what has happened in a device. The machine's thread alone does this; no hart is
    /// held for it.
    public func tell(_ event: MachineEvent) {
        let tellObserver = state.withLock { $0.tellObserver }
        tellObserver?(event)
    }

    /// Ties them to the machine that does what is wanted.
    func connect(
        to gate: HartGate,
        callMachine: @escaping @Sendable () -> Void,
        tellObserver: @escaping @Sendable (MachineEvent) -> Void
    ) {
        let isWaiting = state.withLock { state in
            state.gate = gate
            state.callMachine = callMachine
            state.tellObserver = tellObserver
            guard !state.pending.isEmpty else { return false }
            gate.hold(.request)
            state.isCalled = true
            return true
        }
        if isWaiting { callMachine() }
    }

    /// Lets go of the machine: nothing is done any more.
    func disconnect() {
        state.withLock { state in
            state.gate = nil
            state.callMachine = nil
            state.tellObserver = nil
        }
    }

    /// Takes what is to be done first. Where there is nothing, harts are no longer held on its account.
    func takeFirst() -> PendingRequests.Request? {
        state.withLock { state in
            state.isCalled = false
            if let request = state.pending.takeFirst() { return request }
            state.gate?.release(.request)
            return nil
        }
    }

    private func add(_ request: PendingRequests.Request) {
        let callMachine = state.withLock { state in
            state.pending.add(request)
            guard let gate = state.gate, !state.isCalled else { return nil as (@Sendable () -> Void)? }
            gate.hold(.request)
            state.isCalled = true
            return state.callMachine
        }
        callMachine?()
    }
}
