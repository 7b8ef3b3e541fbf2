// SPDX-License-Identifier: Apache-2.0

extension RunState {
    /// Which states may follow directly. A state may always be entered again.
    ///
    /// These are the transitions of QEMU 9.0 and one more: the source of a migration may go back to `suspended`, which
    /// it was in before.
    public var successors: Set<RunState> {
        switch self {
        case .prelaunch: [.inMigrate, .running, .finishMigrate, .suspended]
        case .debug: [.running, .finishMigrate, .prelaunch, .suspended]
        case .inMigrate:
            [
                .internalError, .ioError, .paused, .running, .shutdown, .suspended, .watchdog, .guestPanicked,
                .finishMigrate, .prelaunch, .postMigrate, .colo,
            ]
        case .internalError: [.paused, .finishMigrate, .prelaunch]
        case .ioError: [.running, .finishMigrate, .prelaunch]
        case .paused: [.running, .finishMigrate, .postMigrate, .prelaunch, .colo, .suspended]
        case .postMigrate: [.running, .finishMigrate, .prelaunch, .suspended]
        case .finishMigrate:
            [
                .running, .paused, .postMigrate, .prelaunch, .colo, .internalError, .ioError, .shutdown, .suspended,
                .watchdog, .guestPanicked,
            ]
        case .restoreVM: [.running, .prelaunch, .suspended]
        case .colo: [.running, .prelaunch, .shutdown]
        case .running:
            [
                .debug, .internalError, .ioError, .paused, .finishMigrate, .restoreVM, .saveVM, .shutdown, .watchdog,
                .guestPanicked, .colo, .suspended,
            ]
        case .saveVM: [.running, .suspended]
        case .shutdown: [.paused, .finishMigrate, .prelaunch, .colo]
        case .suspended: [.running, .finishMigrate, .prelaunch, .colo, .paused, .saveVM, .restoreVM, .shutdown]
        case .watchdog: [.running, .finishMigrate, .prelaunch, .colo]
        case .guestPanicked: [.running, .finishMigrate, .prelaunch]
        }
    }
}
