// SPDX-License-Identifier: Apache-2.0

/// What a hart's thread is to do before it looks at the SBI again.
public enum HartReadiness: Hashable, Sendable {
    /// Execute guest code.
    case runs
    /// Sleep until something is requested of the hart.
    case sleeps
    /// Sleep until something is requested of the hart or its timer's deadline has come, as in a wait for an interrupt.
    case waitsForInterrupt
    /// Sleep for a millisecond: the console takes nothing at present.
    case waitsForConsole
}
