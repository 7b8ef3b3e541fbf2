// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import Machine

extension ControlProtocol.RunState {
    init(_ state: MachineRunState) {
        switch state {
        case .debug: self = .debug
        case .inMigrate: self = .inmigrate
        case .internalError: self = .internalError
        case .ioError: self = .ioError
        case .paused: self = .paused
        case .postMigrate: self = .postmigrate
        case .prelaunch: self = .prelaunch
        case .finishMigrate: self = .finishMigrate
        case .restoreVM: self = .restoreVm
        case .running: self = .running
        case .saveVM: self = .saveVm
        case .shutdown: self = .shutdown
        case .suspended: self = .suspended
        case .watchdog: self = .watchdog
        case .guestPanicked: self = .guestPanicked
        case .colo: self = .colo
        }
    }
}

extension ControlProtocol.ShutdownCause {
    init(_ cause: MachineShutdownCause) {
        switch cause {
        case .none: self = .none
        case .hostError: self = .hostError
        case .hostQMPQuit: self = .hostQmpQuit
        case .hostQMPSystemReset: self = .hostQmpSystemReset
        case .hostSignal: self = .hostSignal
        case .hostUI: self = .hostUi
        case .guestShutdown: self = .guestShutdown
        case .guestReset: self = .guestReset
        case .guestPanic: self = .guestPanic
        case .subsystemReset: self = .subsystemReset
        case .snapshotLoad: self = .snapshotLoad
        }
    }
}

extension GuestPanicAction {
    init(_ outcome: MachineEvent.PanicOutcome) {
        switch outcome {
        case .pause: self = .pause
        case .powerOff: self = .poweroff
        case .run: self = .run
        }
    }
}

extension MachineActions.Reboot {
    init(_ action: RebootAction) {
        switch action {
        case .reset: self = .reset
        case .shutdown: self = .shutdown
        case .unrecognized(let name): preconditionFailure("a server takes no action of the unknown name \(name)")
        }
    }
}

extension MachineActions.Shutdown {
    init(_ action: ShutdownAction) {
        switch action {
        case .poweroff: self = .powerOff
        case .pause: self = .pause
        case .unrecognized(let name): preconditionFailure("a server takes no action of the unknown name \(name)")
        }
    }
}

extension MachineActions.Panic {
    init(_ action: PanicAction) {
        switch action {
        case .pause: self = .pause
        case .shutdown: self = .shutdown
        case .exitFailure: self = .exitFailure
        case .none: self = .none
        case .unrecognized(let name): preconditionFailure("a server takes no action of the unknown name \(name)")
        }
    }
}
