// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import Machine

struct HartGateStateTests {
    private static let start = MonotonicInstant(nanoseconds: 1_000_000_000)

    private var state = HartGate.State()

    private static func after(_ nanoseconds: Int64) -> MonotonicInstant { start.advanced(byNanoseconds: nanoseconds) }

    @Test("harts wait as long as there is a reason, and a moment more")
    mutating func opening() {
        #expect(turn(0) == nil)
        #expect(!hold(.request))
        #expect(!release(.state, 0))
        #expect(turn(0) == nil)
        #expect(release(.request, 0))
        #expect(turn(60) == .sleep(until: Self.after(HartGate.State.delayNanoseconds)))
        #expect(turn(HartGate.State.delayNanoseconds) == .run)
        #expect(turn(HartGate.State.delayNanoseconds) == .run)
        #expect(state.isOpen)
    }

    @Test("harts that are held for moments again and again wait no longer for that")
    mutating func restlessHolder() {
        let end = HartGate.State.delayNanoseconds
        _ = release(.state, 0)
        for instant in stride(from: 0, to: end, by: 1000) {
            #expect(hold(.state))
            #expect(!state.isOpen)
            #expect(release(.state, instant))
            #expect(turn(instant) == .sleep(until: Self.after(end)))
        }
        #expect(turn(end) == .run)
        #expect(hold(.state))
        #expect(release(.state, end))
        #expect(turn(end) == .sleep(until: Self.after(2 * end)))
    }

    @Test("what was given up already lets nobody go")
    mutating func releaseAgain() {
        #expect(release(.state, 0))
        #expect(!release(.state, 0))
        #expect(!release(.request, 0))
    }

    @Test("harts end, held or not")
    mutating func ending() {
        state.end()
        #expect(turn(0) == .end)
        _ = release(.state, 0)
        #expect(turn(0) == .end)
        #expect(!state.isOpen)
    }

    private mutating func hold(_ reason: HartGate.Holds) -> Bool { state.hold(reason) }

    private mutating func release(_ reason: HartGate.Holds, _ nanoseconds: Int64) -> Bool {
        state.release(reason, at: Self.after(nanoseconds))
    }

    private mutating func turn(_ nanoseconds: Int64) -> HartGate.Turn? { state.takeTurn(at: Self.after(nanoseconds)) }
}
