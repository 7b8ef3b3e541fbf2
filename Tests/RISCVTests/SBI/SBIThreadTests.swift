// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls
import Testing

@testable import RISCV

/// Calls that harts make at the same time, each on its own thread.
struct SBIThreadTests {
    private static let start = SBIStage.memoryStart

    /// Has harts do something, each on a thread of its own, and waits for all of them.
    private func together(_ harts: Range<Int>, _ body: @escaping @Sendable (Int) -> Void) throws {
        guard let first = harts.first else { return }
        let thread = try OwnedThread(name: "hart \(first)") { body(first) }
        try together(harts.dropFirst(), body)
        thread.join()
    }

    @Test("of two harts that start a third one succeeds, each time")
    func starting() throws {
        let stage = try SBIStage(hartCount: 3)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        #expect(stage.readiness(0) == .runs)
        stage.call(.hartStateManagement, 0, 1, Self.start, 0)
        #expect(stage.readiness(1) == .runs)
        let rounds = 2000
        let successes = Counter()
        let starts = Counter()
        // The harts 0 and 1 start hart 2 again and again. It checks by whom it was started, and stops.
        let starter: @Sendable (Int) -> Void = { hart in
            while starts.value < rounds {
                let answer = stage.call(.hartStateManagement, 0, 2, Self.start, UInt64(hart + 10), from: hart)
                switch answer.error {
                case 0: _ = successes.increment()
                case -1, -6: break
                default: Issue.record("hart_start answered \(answer.error)")
                }
            }
        }
        let started: @Sendable () -> Void = {
            let signals = stage.harts[2].signals
            while starts.value < rounds {
                _ = signals.takeRequests()
                guard stage.readiness(2) == .runs else {
                    signals.sleep(until: nil)
                    continue
                }
                _ = starts.increment()
                if ![10, 11].contains(stage.harts[2].state.x[11]) { Issue.record("an argument of nobody") }
                stage.call(.hartStateManagement, 1, from: 2)
            }
        }
        try together(0..<3) { hart in hart < 2 ? starter(hart) : started() }
        #expect(starts.value == rounds)
        // The last start may have come after the last round.
        let unanswered = stage.readiness(2) == .runs ? 1 : 0
        #expect(successes.value == rounds + unanswered)
    }

    @Test("an interrupt wakes a hart that suspends, whenever it comes")
    func waking() throws {
        let stage = try SBIStage(hartCount: 2)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        #expect(stage.readiness(0) == .runs)
        stage.call(.hartStateManagement, 0, 1, Self.start, 0)
        #expect(stage.readiness(1) == .runs)
        let rounds = 2000
        for hart in stage.harts { hart.state.mie = HartInterrupt.supervisorSoftware.mask }
        // Each suspends until the other has sent an interrupt, and then sends one back.
        let player: @Sendable (Int) -> Void = { number in
            let hart = stage.harts[number]
            for round in 0..<rounds {
                if round > 0 || number == 1 {
                    stage.call(.hartStateManagement, 3, 0, 0, 0, from: number)
                    while stage.readiness(number) != .runs {
                        hart.signals.sleep(until: nil)
                        _ = hart.signals.takeRequests()
                    }
                    hart.signals.set(.supervisorSoftware, false)
                }
                stage.call(.interProcessorInterrupt, 0, 1, UInt64(1 - number), from: number)
            }
        }
        try together(0..<2, player)
        #expect([0, 1].map { stage.sbi.status(ofHart: $0) } == [.started, .started])
    }

    @Test("a fence is done when the call is answered, also where all harts fence each other")
    func fencing() throws {
        let hartCount = 3
        let stage = try SBIStage(hartCount: hartCount)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        #expect(stage.readiness(0) == .runs)
        for number in 1..<hartCount {
            stage.call(.hartStateManagement, 0, UInt64(number), Self.start, 0)
            #expect(stage.readiness(number) == .runs)
        }
        // What has changed in memory; what of it is told to be everywhere; what each hart has seen of it.
        let changed = Counter()
        let announced = Counter()
        let player: @Sendable (Int) -> Void = { number in
            let hart = stage.harts[number]
            var seen = 0
            for _ in 0..<1000 {
                hart.fences.start()
                if hart.takeRemoteFences() { seen = changed.value }
                for _ in 0..<20 {
                    if seen < announced.value { Issue.record("a hart runs on without the fence") }
                    if hart.signals.hasRequests {
                        _ = hart.signals.takeRequests()
                        if hart.takeRemoteFences() { seen = changed.value }
                    }
                }
                hart.fences.stop()
                let change = changed.increment()
                let answer = stage.call(.remoteFence, 0, 0, .max, from: number)
                if answer != .ok(0) { Issue.record("a fence answered \(answer)") }
                announced.raise(to: change)
            }
        }
        try together(0..<hartCount, player)
        #expect(announced.value == hartCount * 1000)
    }

    /// A number that threads share and that grows.
    private final class Counter: Sendable {
        private let number = Atomic<Int>(0)

        var value: Int { number.load(ordering: .sequentiallyConsistent) }

        func increment() -> Int { number.add(1, ordering: .sequentiallyConsistent).newValue }

        func raise(to value: Int) { number.max(value, ordering: .sequentiallyConsistent) }
    }
}
