// SPDX-License-Identifier: Apache-2.0

/// The extension HSM.
extension SBI {
    func hartStateManagement(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        switch call.function {
        case 0: try start(call)
        // It executes nothing more, so that others, who may suspend the machine now, need not wait for its thread.
        case 1: withLifecycle(of: hart) { $0.leave(to: .stopped) }
        case 2: return status(ofHart: try hartNumber(call.arguments[0])).rawValue
        case 3: try suspend(call, hart)
        default: throw .notSupported
        }
        return 0
    }

    private func start(_ call: SupervisorCall) throws(SBIError) {
        let number = try hartNumber(call.arguments[0])
        let entry = try entryPoint(call.arguments[1], argument: call.arguments[2])
        let signals = harts[number].hart.signals
        try withLifecycles { lifecycles throws(SBIError) in
            try lifecycles[number].start(at: entry)
            // What was sent to it while it was stopped is not for what starts now.
            signals.set(.supervisorSoftware, false)
        }
        signals.request(.attention)
    }

    private func suspend(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) {
        // The type has 32 bits.
        let resumption: EntryPoint?
        switch UInt32(truncatingIfNeeded: call.arguments[0]) {
        case 0: resumption = nil
        case 0x8000_0000: resumption = try entryPoint(call.arguments[1], argument: call.arguments[2])
        default: throw .invalidParameter
        }
        withLifecycle(of: hart) { $0.leave(to: .suspendPending(resumption)) }
    }
}
