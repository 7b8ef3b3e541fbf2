// SPDX-License-Identifier: Apache-2.0

/// The state of a hart as other harts are told (SBI specification, table "HSM Hart States").
public enum HartStatus: UInt64, CaseIterable, Sendable {
    /// It executes guest code.
    case started = 0
    /// It does not, until another hart starts it.
    case stopped = 1
    /// Another hart has asked to start it.
    case startPending = 2
    /// It has asked to stop; here it has stopped then.
    case stopPending = 3
    /// It waits for an interrupt.
    case suspended = 4
    /// It has asked to wait for an interrupt.
    case suspendPending = 5
    /// An interrupt has come.
    case resumePending = 6
}
