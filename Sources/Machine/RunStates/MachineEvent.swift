// SPDX-License-Identifier: Apache-2.0

/// What has happened to a machine. What it brought about is done when the event comes.
public enum MachineEvent: Hashable, Sendable {
    /// The guest and its time stand still.
    case stop
    /// The guest's time goes on, and so does the guest unless it is suspended.
    case resume
    /// The machine has been reset.
    case reset(ShutdownCause)
    /// The machine is turned off.
    case shutdown(ShutdownCause)
    /// The guest was asked to turn itself off.
    case powerDown
    /// The guest has suspended itself.
    case suspend
    /// The guest goes on after a suspend.
    case wakeUp
    /// The guest has given up.
    case guestPanicked(PanicOutcome)
    /// The guest has set a clock: by how many seconds it is ahead of the host's, or of the date that it started with and
    /// what has passed since; and where the clock stands in the object tree.
    case rtcChanged(secondsAhead: Int64, path: String)

    /// What becomes of a machine whose guest has given up. The raw values are the names that clients see.
    public enum PanicOutcome: String, CaseIterable, Sendable {
        /// It stops.
        case pause
        /// It is turned off.
        case powerOff = "poweroff"
        /// It goes on.
        case run
    }
}
