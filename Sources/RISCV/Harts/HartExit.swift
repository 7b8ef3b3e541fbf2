// SPDX-License-Identifier: Apache-2.0

/// Why a hart has stopped executing guest code. It goes on where it was when it is run again.
public enum HartExit: Sendable, Equatable {
    /// As many instructions were executed as asked for.
    case budget
    /// Something is requested of the hart's thread (`HartSignals`) that the hart itself does not see to; the requests are not
    /// taken yet.
    case requests
    /// The hart waits for an interrupt or for `Hart.nextTimerDeadline`. To run it again earlier does no harm.
    case waitForInterrupt
    /// The hart waits for what another one is about to do, of which nobody tells it: so only for a moment, and otherwise as
    /// for an interrupt.
    case waitForOthers
    /// S-mode asks for a service of the monitor (`HartConfiguration.answersSupervisorCalls`). The program counter is
    /// behind the `ecall`.
    case supervisorCall
}
