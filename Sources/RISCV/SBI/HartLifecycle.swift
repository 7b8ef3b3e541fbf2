// SPDX-License-Identifier: Apache-2.0

/// What a hart does with regard to the SBI: whether it executes, and if not, what it waits for (SBI specification,
/// figure "SBI HSM State Machine").
///
/// Calls put it into a phase; `step` is what the hart's thread is to do next, each time before it executes guest code.
struct HartLifecycle {
    /// What the hart is in the middle of.
    enum Phase: Equatable {
        case stopped
        case startPending(EntryPoint)
        case started
        /// The entry is nil where registers are retained.
        case suspendPending(EntryPoint?)
        case suspended(EntryPoint?)
        case resumePending(EntryPoint?)
        /// It alone had not stopped, and has suspended the machine.
        case systemSuspended(EntryPoint, isWakeUpRequested: Bool)
        /// It has asked for the machine's reset.
        case resetRequested
        /// The console has to take a byte first.
        case writing(UInt8)
    }

    /// What the hart's thread is to do.
    enum Step: Equatable {
        /// Execute guest code.
        case run
        /// Enter S-mode, at the entry if there is one, and then say `entered`.
        case enter(EntryPoint?)
        /// Wait until another hart or the machine does something.
        case wait
        /// Wait until an interrupt is pending that is enabled.
        case waitForInterrupt
        /// Ask the machine to wake up, and then look again.
        case requestWakeUp
        /// Give the console the byte; when it has taken it, say `written`.
        case write(UInt8)
    }

    private(set) var phase: Phase

    /// The phase after a reset.
    ///
    /// - Parameter entry: Where the hart starts, nil if it is to be stopped.
    init(startingAt entry: EntryPoint?) {
        phase = entry.map { .startPending($0) } ?? .stopped
    }

    /// What other harts are told.
    var status: HartStatus {
        switch phase {
        case .stopped, .systemSuspended: .stopped
        case .startPending: .startPending
        case .started, .resetRequested, .writing: .started
        case .suspendPending: .suspendPending
        case .suspended: .suspended
        case .resumePending: .resumePending
        }
    }
}

/// What calls do.
extension HartLifecycle {
    /// Another hart starts this one.
    mutating func start(at entry: EntryPoint) throws(SBIError) {
        switch phase {
        case .stopped: phase = .startPending(entry)
        case .systemSuspended: throw .failed
        default: throw .alreadyAvailable
        }
    }

    /// The hart leaves its started phase by a call of its own.
    mutating func leave(to next: Phase) {
        precondition(phase == .started, "a hart that does not run has made a call")
        phase = next
    }
}

/// What the hart's thread and the machine do.
extension HartLifecycle {
    /// What is next.
    ///
    /// - Parameters:
    ///   - hasInterrupt: Whether an interrupt is pending that is enabled, whatever `sstatus.SIE` is.
    ///   - isWakeUpWanted: Whether a device wants a suspended machine to wake up.
    mutating func step(hasInterrupt: Bool, isWakeUpWanted: Bool = false) -> Step {
        switch phase {
        case .started: return .run
        case .startPending(let entry): return .enter(entry)
        case .stopped, .resetRequested: return .wait
        case .suspendPending(let entry):
            phase = .suspended(entry)
            return step(hasInterrupt: hasInterrupt)
        case .suspended(let entry):
            guard hasInterrupt else { return .waitForInterrupt }
            phase = .resumePending(entry)
            return .enter(entry)
        case .resumePending(let entry): return .enter(entry)
        case .systemSuspended(_, isWakeUpRequested: true): return .wait
        case .systemSuspended(let entry, isWakeUpRequested: false):
            guard hasInterrupt || isWakeUpWanted else { return .waitForInterrupt }
            phase = .systemSuspended(entry, isWakeUpRequested: true)
            return .requestWakeUp
        case .writing(let byte): return .write(byte)
        }
    }

    /// The hart has entered S-mode as it was told to.
    mutating func entered() {
        switch phase {
        case .startPending, .resumePending: phase = .started
        default: preconditionFailure("a hart has entered S-mode that was not told to")
        }
    }

    /// The console has taken the byte.
    mutating func written() {
        guard case .writing = phase else { preconditionFailure("a hart has written a byte that was not told to") }
        phase = .started
    }

    /// The machine wakes up.
    ///
    /// - Returns: Whether the hart had suspended it.
    mutating func wakeUp() -> Bool {
        guard case .systemSuspended(let entry, _) = phase else { return false }
        phase = .startPending(entry)
        return true
    }
}
