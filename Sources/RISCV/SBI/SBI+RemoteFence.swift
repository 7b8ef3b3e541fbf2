// SPDX-License-Identifier: Apache-2.0

/// The extension RFENCE, without the fences of the hypervisor extension.
extension SBI {
    func remoteFence(_ call: SupervisorCall, _ hart: Hart) throws(SBIError) -> UInt64 {
        let fence: RemoteFence
        let (sent, received): (FirmwareEvent, FirmwareEvent)
        switch call.function {
        case 0:
            fence = .instructions
            (sent, received) = (.instructionFenceSent, .instructionFenceReceived)
        case 1:
            fence = try translationFence(call, addressSpace: nil)
            (sent, received) = (.translationFenceSent, .translationFenceReceived)
        case 2:
            guard let addressSpace = UInt16(exactly: call.arguments[4]) else { throw .invalidParameter }
            fence = try translationFence(call, addressSpace: addressSpace)
            (sent, received) = (.addressSpaceFenceSent, .addressSpaceFenceReceived)
        default: throw .notSupported
        }
        let targets = try selection(mask: call.arguments[0], base: call.arguments[1])
        for target in targets { count(sent: sent, received: received, from: hart, to: target) }
        perform(fence, on: targets)
        return 0
    }

    /// The fence of the addresses that a call names, of which the last is not beyond the end of the address space.
    private func translationFence(_ call: SupervisorCall, addressSpace: UInt16?) throws(SBIError) -> RemoteFence {
        let (start, byteCount) = (call.arguments[2], call.arguments[3])
        if byteCount == .max || start == 0 && byteCount == 0 {
            return .translations(start: 0, byteCount: nil, addressSpace: addressSpace)
        }
        guard byteCount == 0 || byteCount - 1 <= .max - start else { throw .invalidAddress }
        return .translations(start: start, byteCount: byteCount, addressSpace: addressSpace)
    }

    /// Has harts do a fence, and waits until they have, or do not execute guest code and will before they do again.
    private func perform(_ fence: RemoteFence, on targets: HartSelection) {
        let tickets = targets.map { (harts[$0].hart, harts[$0].hart.post(fence)) }
        for (hart, ticket) in tickets { hart.wait(for: ticket) }
    }
}
