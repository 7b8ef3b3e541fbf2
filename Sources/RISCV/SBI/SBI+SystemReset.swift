// SPDX-License-Identifier: Apache-2.0

/// The extension SRST.
extension SBI {
    func systemReset(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        guard call.function == 0 else { throw .notSupported }
        // Both have 32 bits.
        guard let kind = SystemReset.Kind(rawValue: UInt32(truncatingIfNeeded: call.arguments[0])),
            let reason = SystemReset.Reason(rawValue: UInt32(truncatingIfNeeded: call.arguments[1]))
        else { throw .invalidParameter }
        request(SystemReset(kind, reason: reason), hart)
        return 0
    }

    /// Asks the machine for a reset. The hart executes nothing more.
    func request(_ reset: SystemReset, _ hart: Hart) {
        withLifecycle(of: hart) { $0.leave(to: .resetRequested) }
        platform.systemResetRequested(reset)
    }
}
