// SPDX-License-Identifier: Apache-2.0

@testable import Machine

/// What is done to a machine.
enum Verb: CaseIterable {
    case stop
    case resume
    case wakeUp
    case reset
    case suspend
    case powerDown
}

/// What clients see of a machine's state.
struct Situation: Hashable {
    var state: RunState
    var wasSuspended: Bool

    init(_ state: RunState, wasSuspended: Bool = false) {
        self.state = state
        self.wasSuspended = wasSuspended
    }
}

/// What is to come of a verb: written down by itself, after what QEMU 9.0 does, so that both the rules and the machine
/// can be held against it.
struct Expectation: Equatable {
    var events: [MachineEvent] = []
    var situation: Situation
    var error: RunStateError?

    init(_ situation: Situation, _ verb: Verb) {
        self.situation = situation
        switch verb {
        case .stop: stop()
        case .resume: resume()
        case .wakeUp: wakeUp()
        case .reset: reset()
        case .suspend:
            guard situation.state == .running else { return }
            self.situation.state = .suspended
            events = [.suspend]
        case .powerDown: events = [.powerDown]
        }
    }

    private mutating func stop() {
        switch situation.state {
        case .running: situation = Situation(.paused)
        case .suspended: situation = Situation(.paused, wasSuspended: true)
        default: return
        }
        events = [.stop]
    }

    private mutating func resume() {
        switch situation.state {
        case .running, .suspended, .inMigrate: break
        case .finishMigrate: error = .migrationNotFinalized
        case .internalError, .shutdown: error = .resetRequired
        default:
            let next: RunState = situation.wasSuspended ? .suspended : .running
            // Three states are never left for `suspended`, as no machine that was suspended gets there.
            let cannotFollow: Set<RunState> = [.ioError, .watchdog, .guestPanicked, .colo]
            if next == .suspended, cannotFollow.contains(situation.state) { return }
            events = [.resume]
            situation = Situation(next)
        }
    }

    private mutating func wakeUp() {
        if situation.state == .suspended {
            events = [.wakeUp]
            situation.state = .running
        } else {
            error = .notSuspended
        }
    }

    private mutating func reset() {
        events = [.reset(.hostQMPSystemReset)]
        situation.wasSuspended = false
        // There is no transition from `save-vm`.
        let staying: Set<RunState> = [.running, .inMigrate, .finishMigrate, .saveVM]
        if !staying.contains(situation.state) { situation.state = .prelaunch }
    }
}
