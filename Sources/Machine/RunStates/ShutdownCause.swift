// SPDX-License-Identifier: Apache-2.0

/// Why a machine is reset or turned off.
///
/// The raw values are the names that clients see, in the order of the schema.
public enum ShutdownCause: String, CaseIterable, Sendable {
    /// The machine is brought to where it starts.
    case none
    /// The host has failed.
    case hostError = "host-error"
    /// A client sent `quit`.
    case hostQMPQuit = "host-qmp-quit"
    /// A client sent `system_reset`.
    case hostQMPSystemReset = "host-qmp-system-reset"
    /// A signal ends the program.
    case hostSignal = "host-signal"
    /// A user of a display wants it.
    case hostUI = "host-ui"
    /// The guest turned itself off.
    case guestShutdown = "guest-shutdown"
    /// The guest reset itself.
    case guestReset = "guest-reset"
    /// The guest gave up.
    case guestPanic = "guest-panic"
    /// A part of the machine is reset.
    case subsystemReset = "subsystem-reset"
    /// A snapshot is about to be loaded.
    case snapshotLoad = "snapshot-load"

    /// Whether it comes from the guest, as clients are told.
    public var isGuest: Bool {
        switch self {
        case .none, .hostError, .hostQMPQuit, .hostQMPSystemReset, .hostSignal, .hostUI: false
        case .guestShutdown, .guestReset, .guestPanic, .subsystemReset, .snapshotLoad: true
        }
    }

    /// Whether clients hear of a reset for this cause.
    var announcesReset: Bool {
        switch self {
        case .none, .subsystemReset, .snapshotLoad: false
        default: true
        }
    }
}
