// SPDX-License-Identifier: Apache-2.0

/// What a machine does and remembers when it is told something: the rules, without the machine.
///
/// Each verb changes the state and says what else follows from it. Whether the guest's time goes on follows from the
/// new state (``RunState/isLive``), and so does whether harts may run: in `suspended` the firmware keeps them from the
/// guest's code.
struct RunStateModel: Sendable {
    /// The state.
    private(set) var state: RunState

    /// Whether the machine was suspended when it was stopped, so that it is once more when it goes on.
    private(set) var wasSuspended: Bool

    /// Whether the machine is to run once it is complete.
    var startsAutomatically: Bool

    /// What the guest's wishes do.
    var actions: MachineActions

    /// What is to be reported of a transition that does not exist, which is a fault of the monitor. The state before it
    /// stands.
    private(set) var fault: String?

    /// A machine that has not run.
    init(
        state: RunState = .prelaunch,
        wasSuspended: Bool = false,
        startsAutomatically: Bool = true,
        actions: MachineActions = MachineActions()
    ) {
        self.state = state
        self.wasSuspended = wasSuspended
        self.startsAutomatically = startsAutomatically
        self.actions = actions
    }

    /// Takes the report of a fault.
    mutating func takeFault() -> String? {
        defer { fault = nil }
        return fault
    }

    /// Enters a state.
    ///
    /// - Returns: Whether it may follow.
    private mutating func enter(_ next: RunState) -> Bool {
        guard next == state || state.successors.contains(next) else {
            fault = "invalid runstate transition: '\(state.rawValue)' -> '\(next.rawValue)'"
            return false
        }
        state = next
        return true
    }
}

extension RunStateModel {
    /// What follows from a verb beside the state.
    struct Outcome: Hashable, Sendable {
        /// Whether everything goes back to where it starts.
        var resetsParts = false
        /// Whether what keeps a suspended guest from running lets it go.
        var wakesUp = false
        /// What is told, in this order.
        var events: [MachineEvent] = []
        /// How the program ends, if it does.
        var ending: MachineEnding?

        static let nothing = Outcome()
    }

    /// Stops the guest and its time; what does not live stays as it is.
    ///
    /// - Parameter target: The state to stop in.
    mutating func stop(in target: RunState = .paused) -> Outcome {
        if state == .inMigrate, target == .paused { startsAutomatically = false }
        guard state.isLive else { return .nothing }
        let isSuspended = state == .suspended
        guard enter(target) else { return .nothing }
        wasSuspended = isSuspended
        return Outcome(events: [.stop])
    }

    /// Lets the guest's time go on, and the guest unless it was suspended.
    mutating func resume() throws(RunStateError) -> Outcome {
        switch state {
        case .internalError, .shutdown: throw .resetRequired
        case .finishMigrate: throw .migrationNotFinalized
        case .running, .suspended: return .nothing
        case .inMigrate:
            startsAutomatically = true
            return .nothing
        case .debug, .ioError, .paused, .postMigrate, .prelaunch, .restoreVM, .saveVM, .watchdog, .guestPanicked, .colo:
            guard enter(wasSuspended ? .suspended : .running) else { return .nothing }
            wasSuspended = false
            return Outcome(events: [.resume])
        }
    }

    /// Brings everything to where it starts. What runs goes on from there, what does not waits to be told.
    mutating func reset(_ cause: ShutdownCause) -> Outcome {
        if actions.reboot == .shutdown, cause.announcesReset { return shutDown(cause) }
        wasSuspended = false
        if ![.running, .inMigrate, .finishMigrate].contains(state) { _ = enter(.prelaunch) }
        return Outcome(resetsParts: true, events: cause.announcesReset ? [.reset(cause)] : [])
    }

    /// Turns the machine off, as far as the actions let it.
    ///
    /// - Parameter ending: How the program ends, if it does.
    mutating func shutDown(_ cause: ShutdownCause, ending: MachineEnding = .success) -> Outcome {
        var outcome = Outcome(events: [.shutdown(cause)])
        switch actions.shutdown {
        case .powerOff:
            // Nobody is told of this stop: what comes next is the end.
            _ = stop(in: .shutdown)
            outcome.ending = ending
        case .pause: outcome.events += stop(in: .shutdown).events
        }
        return outcome
    }

    /// Ends the program, whatever the actions say.
    mutating func quit(_ cause: ShutdownCause) -> Outcome {
        actions.shutdown = .powerOff
        return shutDown(cause)
    }

    /// Suspends a guest that runs. Its time goes on.
    mutating func suspend() -> Outcome {
        guard state == .running, enter(.suspended) else { return .nothing }
        return Outcome(events: [.suspend])
    }

    /// Lets a suspended guest go on.
    mutating func wakeUp() throws(RunStateError) -> Outcome {
        guard state == .suspended, enter(.running) else { throw .notSuspended }
        return Outcome(wakesUp: true, events: [.wakeUp])
    }

    /// Deals with a guest that has given up.
    mutating func panic(then sequel: PanicSequel) -> Outcome {
        switch (actions.panic, actions.shutdown) {
        case (.none, _):
            var outcome =
                switch sequel {
                case .goesOn: Outcome.nothing
                case .shutsDown: shutDown(.guestShutdown)
                case .resets: reset(.guestReset)
                }
            outcome.events.insert(.guestPanicked(.run), at: 0)
            return outcome
        case (.pause, _), (.shutdown, .pause):
            return Outcome(events: [.guestPanicked(.pause)] + stop(in: .guestPanicked).events)
        case (.shutdown, .powerOff), (.exitFailure, _):
            let ending = actions.panic == .exitFailure ? MachineEnding.failure : .success
            let events = [.guestPanicked(.powerOff)] + stop(in: .guestPanicked).events + [.shutdown(.guestPanic)]
            return Outcome(events: events, ending: ending)
        }
    }
}
