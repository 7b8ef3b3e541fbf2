// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import RISCV

/// The functions of the SBI, as guests call them: what they answer, and what they do.
struct SBICallTests {
    private let stage: SBIStage

    /// Hart 0 of three has started.
    init() throws {
        stage = try SBIStage(hartCount: 3)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        try #require(stage.readiness() == .runs)
    }

    @Test("a hart enters S-mode as firmware lets it")
    func entry() {
        let hart = stage.harts[0]
        #expect(hart.state.pc == SBIStage.memoryStart)
        #expect(hart.state.privilege == .supervisor)
        #expect(hart.state.x[10] == 0)
        #expect(hart.state.x[11] == 0xD7B)
        #expect(hart.state.satp == 0)
        #expect(hart.state.mstatus & StatusRegister.supervisorInterruptEnable == 0)
    }

    // MARK: BASE

    @Test("the extension BASE tells version, implementation and machine")
    func base() {
        #expect(stage.call(.base, 0) == .ok(3 << 24))
        #expect(stage.call(.base, 1) == .ok(0x4150_5553))
        #expect(stage.call(.base, 2).error == 0)
        for function in [4, 5, 6] as [UInt64] { #expect(stage.call(.base, function) == .ok(0)) }
        #expect(stage.call(.base, 7).error == -2)
        #expect(stage.call(.base, 1 << 32).error == -2)
    }

    @Test("an extension is there if and only if it is found by probing")
    func probe() {
        for called in SBIExtension.allCases {
            #expect(stage.call(.base, 3, called.rawValue) == .ok(1))
        }
        for number in [4, 5, 6, 7, 9, 0xF, 0x11, 0x5354_41, 0x4650_5043, 1 << 32 | 0x10, .max] as [UInt64] {
            #expect(stage.call(.base, 3, number) == .ok(0))
            #expect(stage.call(number: number).error == -2)
        }
    }

    @Test("functions that an extension does not have are not supported")
    func unknownFunctions() {
        let functionCounts: [(SBIExtension, UInt64)] = [
            (.timer, 1), (.interProcessorInterrupt, 1), (.remoteFence, 3), (.hartStateManagement, 4),
            (.systemReset, 1), (.debugConsole, 3), (.systemSuspend, 1), (.performanceMonitoring, 9),
        ]
        for (called, count) in functionCounts {
            for function in [count, count + 1, 100, .max] { #expect(stage.call(called, function).error == -2) }
        }
        // Snapshots of counters are optional.
        #expect(stage.call(.performanceMonitoring, 7, SBIStage.memoryStart, 0, 0).error == -2)
    }

    // MARK: TIME

    @Test("a timer's interrupt is pending from the tick on that is set, and not until then")
    func timer() {
        let hart = stage.harts[0]
        hart.state.mie = HartInterrupt.supervisorTimer.mask
        #expect(!hart.hasWakingInterrupt)
        stage.clock.ticks = 100
        #expect(stage.call(.timer, 0, 100) == .ok(0))
        #expect(hart.hasWakingInterrupt)
        #expect(stage.call(.timer, 0, 101) == .ok(0))
        #expect(!hart.hasWakingInterrupt)
        #expect(hart.nextTimerDeadline == 101)
        #expect(stage.call(.timer, 0, .max) == .ok(0))
        #expect(hart.nextTimerDeadline == nil)
        #expect(stage.call(number: 0, 55, [99, 7]) == .ok(7))
        #expect(hart.hasWakingInterrupt)
    }

    // MARK: IPI

    @Test("an interrupt goes to the harts of the mask")
    func interProcessorInterrupt() {
        func pending() -> [Bool] {
            stage.harts.map { $0.signals.assertedLines & HartInterrupt.supervisorSoftware.mask != 0 }
        }
        #expect(stage.call(.interProcessorInterrupt, 0, 0b100, 0) == .ok(0))
        #expect(pending() == [false, false, true])
        #expect(stage.call(.interProcessorInterrupt, 0, 0b1, 0) == .ok(0))
        #expect(pending() == [true, false, true])
        #expect(stage.call(number: 3, 0, [5]).error == 1)
        #expect(pending() == [false, false, true])
        #expect(stage.call(number: 3, 0, [5]).error == 0)
        #expect(stage.call(.interProcessorInterrupt, 0, 0b1010, 0).error == -3)
        #expect(pending() == [false, false, true])
        #expect(stage.call(.interProcessorInterrupt, 0, 0, .max) == .ok(0))
        #expect(pending() == [true, true, true])
    }

    // MARK: SRST

    @Test(
        "the machine is asked for a reset, and the hart executes nothing more",
        arguments: [
            (0, 0, SystemReset(.shutdown)),
            (1, 0, SystemReset(.coldReboot)),
            (2, 1, SystemReset(.warmReboot, reason: .systemFailure)),
            (1 << 32, 1 | 1 << 40, SystemReset(.shutdown, reason: .systemFailure)),
        ] as [(UInt64, UInt64, SystemReset)]
    )
    func systemReset(kind: UInt64, reason: UInt64, reset: SystemReset) {
        stage.call(.systemReset, 0, kind, reason)
        #expect(stage.machine.state.withLock { $0.resets } == [reset])
        #expect(stage.readiness() == .sleeps)
        stage.sbi.reset(bootHart: 1, entry: SBIStage.entry)
        #expect([0, 1, 2].map { stage.readiness($0) } == [.sleeps, .runs, .sleeps])
    }

    @Test(
        "a reset of no known kind or reason is refused",
        arguments: [(3, 0), (0xF000_0000, 0), (.max, 0), (0, 2), (1, 0xE000_0000), (0, .max)] as [(UInt64, UInt64)]
    )
    func refusedReset(kind: UInt64, reason: UInt64) {
        #expect(stage.call(.systemReset, 0, kind, reason).error == -3)
        #expect(stage.machine.state.withLock { $0.resets.isEmpty })
        #expect(stage.readiness() == .runs)
    }

    @Test("the legacy shutdown switches the machine off")
    func legacyShutdown() {
        _ = stage.call(number: 8)
        #expect(stage.machine.state.withLock { $0.resets } == [SystemReset(.shutdown)])
        #expect(stage.readiness() == .sleeps)
    }

    // MARK: PMU

    @Test("counters count what the calls of all harts do")
    func firmwareEvents() throws {
        #expect(stage.call(.performanceMonitoring, 0) == .ok(19))
        #expect(stage.call(.performanceMonitoring, 1, 0) == .ok(0xC00 | 63 << 12))
        #expect(stage.call(.performanceMonitoring, 1, 1).error == -3)
        for (number, event) in [(3, 0xF_0005), (4, 0xF_0006), (5, 0xF_0007)] as [(UInt64, UInt64)] {
            #expect(stage.call(.performanceMonitoring, 2, 3, 0xFFFF, 0b110, event, 0) == .ok(number))
        }
        stage.call(.timer, 0, .max)
        stage.call(.interProcessorInterrupt, 0, 0, .max)
        stage.call(.interProcessorInterrupt, 0, 1, 0)
        #expect(stage.call(.hartStateManagement, 0, 1, SBIStage.memoryStart, 0).error == 0)
        #expect(stage.readiness(1) == .runs)
        stage.call(.interProcessorInterrupt, 0, 1, 0, from: 1)
        for (number, count) in [(3, 1), (4, 2), (5, 1)] as [(UInt64, UInt64)] {
            #expect(stage.call(.performanceMonitoring, 5, number) == .ok(count))
            #expect(stage.call(.performanceMonitoring, 6, number) == .ok(0))
        }
        #expect(stage.call(.performanceMonitoring, 4, 3, 0b111, 1) == .ok(0))
        #expect(stage.call(.performanceMonitoring, 3, 3, 0b111, 0, 0).error == -3)
        #expect(stage.call(.performanceMonitoring, 6, 0).error == -3)
    }

    @Test("a list in memory is told which events can be counted")
    func describedEvents() {
        let start = SBIStage.memoryStart
        let events: [UInt32] = [1, 3, 0xF_0005, 0xF_0000, 0x1_0000]
        store(events.flatMap { [$0, .max, 0, 0] } + [0xF_0005, .max, 0, 1, 0x10_0000, 0, 0, 0])
        #expect(stage.call(.performanceMonitoring, 8, start, 0, 6, 0) == .ok(0))
        #expect((0..<6).map { load(1 + 4 * $0) } == [1, 0, 1, 0, 0, 0])
        #expect(stage.call(.performanceMonitoring, 8, start, 0, 7, 0).error == -3)
        #expect(stage.call(.performanceMonitoring, 8, start, 0, 1, 1).error == -3)
        #expect(stage.call(.performanceMonitoring, 8, start + 8, 0, 1, 0).error == -3)
        #expect(stage.call(.performanceMonitoring, 8, start, 1, 1, 0).error == -5)
        #expect(stage.call(.performanceMonitoring, 8, start - 16, 0, 1, 0).error == -5)
        #expect(stage.call(.performanceMonitoring, 8, start, 0, 1 << 60, 0).error == -5)
        #expect(stage.call(.performanceMonitoring, 8, start, 0, SBIStage.memoryByteCount / 16 + 1, 0).error == -5)
    }

    private func store(_ words: [UInt32]) {
        for (index, word) in words.enumerated() {
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
            let address = PhysicalAddress(rawValue: SBIStage.memoryStart + 4 * UInt64(index))
            #expect(stage.store(bytes, at: address))
        }
    }

    private func load(_ index: Int) -> UInt32 {
        let bytes = stage.load(4, at: PhysicalAddress(rawValue: SBIStage.memoryStart + 4 * UInt64(index)))
        return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
