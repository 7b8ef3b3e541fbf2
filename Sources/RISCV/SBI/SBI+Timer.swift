// SPDX-License-Identifier: Apache-2.0

/// The extension TIME.
extension SBI {
    func timer(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        guard call.function == 0 else { throw .notSupported }
        setTimer(of: hart, to: call.arguments[0])
        return 0
    }

    /// Has the hart's timer interrupt pending from a tick on, and not until then.
    func setTimer(of hart: Hart, to tick: UInt64) {
        hart.setSupervisorTimer(to: tick)
        count(.setTimer, of: hart.number)
    }
}
