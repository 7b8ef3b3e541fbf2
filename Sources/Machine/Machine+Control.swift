// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// What it is doing.
    public var runState: RunState { model.state }

    /// Whether it was suspended when it was stopped, so that it is once more when it goes on.
    public var wasSuspended: Bool { model.wasSuspended }

    /// What the guest's wishes do.
    public var actions: MachineActions {
        get { model.actions }
        set { model.actions = newValue }
    }

    /// Whether something can wake a suspended guest.
    public var canWakeUp: Bool { parts.canWakeUp }

    /// Stops the guest and its time, to the tick. A machine that does not live stays as it is.
    ///
    /// - Parameter target: The state to stop in.
    public func stop(in target: RunState = .paused) { perform { $0.stop(in: target) } }

    /// Lets the guest and its time go on. One that was suspended when it was stopped is suspended again.
    public func resume() throws(RunStateError) {
        guard runState != .running else { return }
        try perform { (model) throws(RunStateError) in try model.resume() }
    }

    /// Brings everything to where it starts, and the guest with it if it runs; otherwise it waits to be told. Where the
    /// actions say so, the machine is turned off instead.
    public func reset(_ cause: ShutdownCause) { perform { $0.reset(cause) } }

    /// Turns the machine off, as far as the actions let it.
    public func shutDown(_ cause: ShutdownCause) { perform { $0.shutDown(cause) } }

    /// Turns the machine off and ends the program, whatever the actions say.
    public func quit(_ cause: ShutdownCause) { perform { $0.quit(cause) } }

    /// Asks the guest to turn itself off, which is up to it.
    public func powerDown() { perform { _ in RunStateModel.Outcome(events: [.powerDown]) } }

    /// Lets a suspended guest go on.
    public func wakeUp() throws(RunStateError) {
        guard canWakeUp else { throw .wakeUpNotSupported }
        try perform { (model) throws(RunStateError) in try model.wakeUp() }
    }

    /// Does what was wanted of the machine meanwhile.
    func attend() { perform { _ in .nothing } }

    /// Tells the observer of what has happened in a device.
    func tell(_ event: MachineEvent) { observer?.machine(self, didEmit: event) }

    /// Does something to the machine: what was wanted before comes first.
    private func perform<Failure>(
        _ change: (inout RunStateModel) throws(Failure) -> RunStateModel.Outcome
    ) throws(Failure) {
        guard ending == nil else { return }
        try withHartsParked { () throws(Failure) in
            while let request = parts.requests.takeFirst() { follow(carryOut(request)) }
            guard ending == nil else { return }
            follow(try change(&model))
        }
    }

    /// Does something while no hart runs; those that may run afterwards go on a moment later. The guest's time does not
    /// stand still meanwhile, so this is for what is seldom and takes no time: to look at harts and memory.
    public func withHartsParked<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        gate.hold(.state)
        gate.waitUntilParked()
        defer { if ending == nil, runState.isLive { gate.release(.state) } }
        return try body()
    }

    /// Changes the state as one request wants it.
    private func carryOut(_ request: PendingRequests.Request) -> RunStateModel.Outcome {
        switch request {
        case .panic(let sequel): model.panic(then: sequel)
        case .suspend: model.suspend()
        case .shutDown(let cause, let ending): model.shutDown(cause, ending: ending)
        case .reset(let cause): model.reset(cause)
        case .wakeUp: (try? model.wakeUp()) ?? .nothing
        case .stop(let target): model.stop(in: target)
        }
    }

    /// Has the machine do what follows from a change of its state. No hart runs.
    private func follow(_ outcome: RunStateModel.Outcome) {
        if let fault = model.takeFault() { report(fault) }
        if outcome.resetsParts { resetParts() }
        if outcome.wakesUp { parts.firmware.wakeUp() }
        if runState.isLive { parts.clock.start() } else { parts.clock.stop() }
        for event in outcome.events { observer?.machine(self, didEmit: event) }
        guard let ending = outcome.ending, self.ending == nil else { return }
        self.ending = ending
        observer?.machine(self, didEnd: ending)
    }
}
