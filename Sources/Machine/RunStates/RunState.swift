// SPDX-License-Identifier: Apache-2.0

/// What a machine is doing, and where it does nothing, why.
///
/// The raw values are the names that clients see, in the order of the schema.
public enum RunState: String, CaseIterable, Sendable {
    /// A debugger has stopped it.
    case debug
    /// It waits for a stream that brings its state.
    case inMigrate = "inmigrate"
    /// A fault of the monitor has stopped it; only a reset helps.
    case internalError = "internal-error"
    /// A failed request to a disk has stopped it.
    case ioError = "io-error"
    /// A client has stopped it.
    case paused
    /// Its state has gone elsewhere.
    case postMigrate = "postmigrate"
    /// It has not run since it was made or reset.
    case prelaunch
    /// The last of its state is on its way elsewhere.
    case finishMigrate = "finish-migrate"
    /// A snapshot is being loaded, or could not be.
    case restoreVM = "restore-vm"
    /// The guest runs.
    case running
    /// A snapshot is being taken.
    case saveVM = "save-vm"
    /// The guest has turned it off, and it was kept; only a reset helps.
    case shutdown
    /// The guest has suspended it and waits for something to wake it.
    case suspended
    /// A watchdog has stopped it.
    case watchdog
    /// The guest has given up, and that has stopped it.
    case guestPanicked = "guest-panicked"
    /// It is the spare of a pair of machines.
    case colo

    /// Whether the guest's time goes on: it runs or is suspended.
    public var isLive: Bool { self == .running || self == .suspended }

    /// Whether only a reset brings the machine out of it.
    public var needsReset: Bool { self == .internalError || self == .shutdown }
}
