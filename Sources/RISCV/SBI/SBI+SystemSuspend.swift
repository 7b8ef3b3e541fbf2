// SPDX-License-Identifier: Apache-2.0

/// The extension SUSP.
extension SBI {
    func systemSuspend(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        guard call.function == 0 else { throw .notSupported }
        // The type has 32 bits; the only one is suspend to RAM.
        guard UInt32(truncatingIfNeeded: call.arguments[0]) == 0 else { throw .invalidParameter }
        let resumption = try entryPoint(call.arguments[1], argument: call.arguments[2])
        let caller = hart.number
        try withLifecycles { lifecycles throws(SBIError) in
            guard lifecycles.indices.allSatisfy({ $0 == caller || lifecycles[$0].status == .stopped }) else {
                throw .denied
            }
            lifecycles[caller].leave(to: .systemSuspended(resumption, isWakeUpRequested: false))
        }
        platform.systemSuspended()
        return 0
    }
}
