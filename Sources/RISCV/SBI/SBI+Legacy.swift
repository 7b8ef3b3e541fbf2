// SPDX-License-Identifier: Apache-2.0

extension SBIExtension {
    /// Whether it is one of those from before version 0.2, which return one value alone.
    var isLegacy: Bool { rawValue < 0x10 }
}

/// The legacy extensions.
extension SBI {
    /// - Returns: What is in `a0`.
    func legacy(_ called: SBIExtension, _ call: SupervisorCall, _ hart: Hart) -> UInt64 {
        switch called {
        case .legacySetTimer:
            setTimer(of: hart, to: call.arguments[0])
        case .legacyPutCharacter:
            withLifecycle(of: hart) { $0.leave(to: .writing(UInt8(truncatingIfNeeded: call.arguments[0]))) }
        case .legacyGetCharacter:
            return platform.readConsole(maximumCount: 1).first.map { UInt64($0) } ?? .max
        case .legacyClearInterrupt:
            let wasPending = hart.signals.assertedLines & HartInterrupt.supervisorSoftware.mask != 0
            hart.signals.set(.supervisorSoftware, false)
            return wasPending ? 1 : 0
        case .legacyShutdown:
            request(SystemReset(.shutdown), hart)
        default: preconditionFailure("no legacy extension")
        }
        return 0
    }
}
