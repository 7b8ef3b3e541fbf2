// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// A hart as its thread drives it: guest code in slices, and the SBI between them where the monitor has it.
final class BoardHart: HartRunner {
    let hart: Hart
    private let sbi: SBI?
    private let time: any TimeSource

    /// About how many instructions a slice has: some hundred microseconds.
    private static let instructionBudget = 50_000
    /// How many ticks a hart waits for a console that takes nothing: a millisecond.
    private static let consoleTicks = VirtualClock.ticksPerSecond / 1000
    /// How many ticks a hart sleeps that waits for what another one does, before it looks again: 50 µs.
    private static let momentTicks = VirtualClock.ticksPerSecond / 20_000

    /// Drives a hart.
    ///
    /// - Parameter sbi: What answers the hart's calls, if that is the monitor.
    init(_ hart: Hart, sbi: SBI?, time: any TimeSource) {
        self.hart = hart
        self.sbi = sbi
        self.time = time
    }

    var signals: HartSignals { hart.signals }
    var inspected: Hart? { hart }

    /// What is requested of the hart itself, it looks at whenever it is run.
    func run(_ requests: HartRequests) -> HartRest {
        switch sbi?.readiness(of: hart) ?? .runs {
        case .runs: break
        case .sleeps: return .waiting(untilTick: nil)
        case .waitsForInterrupt: return .waiting(untilTick: hart.nextTimerDeadline)
        case .waitsForConsole: return .waiting(untilTick: time.ticks + Self.consoleTicks)
        }
        switch hart.run(instructionBudget: Self.instructionBudget) {
        case .budget, .requests: return .none
        case .waitForInterrupt: return .waiting(untilTick: hart.nextTimerDeadline)
        case .waitForOthers:
            let tick = time.ticks + Self.momentTicks
            return .waiting(untilTick: min(tick, hart.nextTimerDeadline ?? tick))
        case .supervisorCall:
            sbi?.handle(callOf: hart)
            return .none
        }
    }
}
