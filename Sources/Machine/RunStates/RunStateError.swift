// SPDX-License-Identifier: Apache-2.0

/// Why a machine in its present state does not do what it is told.
public enum RunStateError: Error, Hashable, Sendable {
    /// It can only go on after a reset.
    case resetRequired
    /// Its state is on its way elsewhere.
    case migrationNotFinalized
    /// There is nothing to wake.
    case notSuspended
    /// The board cannot suspend.
    case wakeUpNotSupported
}

extension RunStateError: CustomStringConvertible {
    /// The sentence for clients, which is QEMU's.
    public var description: String {
        switch self {
        case .resetRequired: "Resetting the Virtual Machine is required"
        case .migrationNotFinalized: "Migration is not finalized yet"
        case .notSuspended: "Unable to wake up: guest is not in suspended state"
        case .wakeUpNotSupported: "wake-up from suspend is not supported by this guest"
        }
    }
}
