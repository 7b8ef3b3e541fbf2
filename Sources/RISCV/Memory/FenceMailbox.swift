// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// The fences that others want of a hart. Any thread posts, the hart's thread takes.
///
/// A hart that does not run guest code need not be waited for: it takes what is posted before it runs any again. As
/// whoever waits does not run guest code either, harts that wait for each other never stand still.
final class FenceMailbox: Sendable {
    /// Where a fence stands in the order of all that were posted to a hart.
    struct Ticket: Sendable { fileprivate let number: UInt64 }

    /// More fences than this are not kept apart.
    private static let capacity = 64

    private struct State {
        var fences: [RemoteFence] = []
        /// Whether fences were posted that found no place: all kinds are meant.
        var hasOverflown = false
        var postedCount: UInt64 = 0
        var servedCount: UInt64 = 0
        var isRunning = false
    }

    private let signals: HartSignals
    private let state = WaitableMutex(State())

    /// Makes the mailbox of a hart.
    init(_ signals: HartSignals) { self.signals = signals }

    /// Posts a fence.
    func post(_ fence: RemoteFence) -> Ticket {
        let (ticket, isRunning) = state.withLock { state in
            if state.fences.count < Self.capacity {
                state.fences.append(fence)
            } else {
                state.hasOverflown = true
            }
            state.postedCount += 1
            return (Ticket(number: state.postedCount), state.isRunning)
        }
        if isRunning { signals.request(.fence) }
        return ticket
    }

    /// Waits until the hart has done a fence, or is found not to run guest code.
    func wait(for ticket: Ticket) {
        _ = state.wait { state in
            state.isRunning && state.servedCount < ticket.number ? nil : true
        }
    }

    /// Says that the hart is about to run guest code, before it serves what was posted until now.
    func start() { state.withLock { $0.isRunning = true } }

    /// Says that the hart does not run guest code any more.
    func stop() {
        state.withLock { $0.isRunning = false }
        state.notifyAll()
    }

    /// Does what was posted.
    func serve(_ body: (RemoteFence) -> Void) {
        let (fences, hasOverflown, count) = state.withLock { state in
            defer {
                state.fences = []
                state.hasOverflown = false
            }
            return (state.fences, state.hasOverflown, state.postedCount)
        }
        if hasOverflown {
            body(.instructions)
            body(.translations(start: 0, byteCount: nil, addressSpace: nil))
        } else {
            for fence in fences { body(fence) }
        }
        state.withLock { $0.servedCount = count }
        state.notifyAll()
    }
}
