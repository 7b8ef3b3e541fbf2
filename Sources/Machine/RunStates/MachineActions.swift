// SPDX-License-Identifier: Apache-2.0

/// What a machine does when its guest wants something of consequence.
public struct MachineActions: Hashable, Sendable {
    /// What a reset does. The raw values are the names that users give.
    public enum Reboot: String, CaseIterable, Sendable {
        /// The machine is reset.
        case reset
        /// The machine is turned off (`-no-reboot`).
        case shutdown
    }

    /// What turning the machine off does. The raw values are the names that users give.
    public enum Shutdown: String, CaseIterable, Sendable {
        /// The program ends.
        case powerOff = "poweroff"
        /// The machine stays, stopped (`-no-shutdown`).
        case pause
    }

    /// What a guest that gives up does. The raw values are the names that users give.
    public enum Panic: String, CaseIterable, Sendable {
        /// The machine stops.
        case pause
        /// The machine is turned off.
        case shutdown
        /// The program ends and says that it failed.
        case exitFailure = "exit-failure"
        /// Nothing but an event.
        case none
    }

    /// What a reset does.
    public var reboot = Reboot.reset
    /// What turning the machine off does.
    public var shutdown = Shutdown.powerOff
    /// What a guest that gives up does.
    public var panic = Panic.shutdown

    /// The actions that nobody has changed.
    public init() {}
}
