// SPDX-License-Identifier: Apache-2.0

/// The extension IPI.
extension SBI {
    func interProcessorInterrupt(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        guard call.function == 0 else { throw .notSupported }
        for number in try selection(mask: call.arguments[0], base: call.arguments[1]) {
            harts[number].hart.signals.set(.supervisorSoftware, true)
            count(sent: .interruptSent, received: .interruptReceived, from: hart, to: number)
        }
        return 0
    }
}
