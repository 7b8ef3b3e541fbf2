// SPDX-License-Identifier: Apache-2.0

/// What kind of hart it is.
public struct HartConfiguration: Sendable {
    /// Whether an `ecall` from S-mode ends the run, for a monitor that is the SBI; otherwise it traps to M-mode.
    public var answersSupervisorCalls = false

    /// Makes the configuration of a hart that has all it can have.
    public init() {}
}
