// SPDX-License-Identifier: Apache-2.0

extension Hart {
    /// Wants this hart to forget something. Any thread calls it.
    ///
    /// - Returns: What `waitForFence` takes.
    public func post(_ fence: RemoteFence) -> FenceTicket {
        FenceTicket(ticket: fences.post(fence))
    }

    /// Waits until this hart has forgotten what it was asked to: at its next block boundary, or before it runs guest
    /// code again. A thread calls it that runs no hart at the moment; a hart's thread may, outside of `run`.
    public func wait(for ticket: FenceTicket) { fences.wait(for: ticket.ticket) }

    /// Does what `HartRequests.fence` asks for: forgets the translations that others want forgotten.
    ///
    /// - Returns: Whether instructions are to be forgotten, too, which the engine sees to.
    func takeRemoteFences() -> Bool {
        var includesInstructions = false
        fences.serve { fence in
            switch fence {
            case .instructions:
                includesInstructions = true
            case .translations(_, nil, let addressSpace):
                forgetTranslations(.everything, addressSpace: addressSpace)
            case .translations(let start, let byteCount?, let addressSpace):
                forgetTranslations(.range(start: start, byteCount: byteCount), addressSpace: addressSpace)
            }
        }
        return includesInstructions
    }
}

/// A fence that was posted to a hart.
public struct FenceTicket: Sendable {
    fileprivate let ticket: FenceMailbox.Ticket
}
