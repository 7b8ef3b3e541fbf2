// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import RISCV

/// The extensions HSM and SUSP: harts that start, stop and suspend, and the machine that does.
struct SBIHartTests {
    private static let start = SBIStage.memoryStart
    private let stage: SBIStage

    /// Hart 0 of three has started.
    init() throws {
        stage = try SBIStage(hartCount: 3)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        try #require(stage.readiness() == .runs)
    }

    private func startHart(_ hart: Int) throws {
        #expect(stage.call(.hartStateManagement, 0, UInt64(hart), Self.start, 0).error == 0)
        try #require(stage.readiness(hart) == .runs)
    }

    private func status(_ hart: UInt64) -> HartStatus? {
        HartStatus(rawValue: stage.call(.hartStateManagement, 2, hart).value)
    }

    private func isAttentionRequested(_ hart: Int) -> Bool {
        stage.harts[hart].signals.takeRequests().contains(.attention)
    }

    // MARK: Starting and stopping

    @Test("a stopped hart starts where another says")
    func starting() {
        #expect([0, 1, 2].map { stage.readiness($0) } == [.runs, .sleeps, .sleeps])
        #expect([0, 1, 2].map { status($0) } == [.started, .stopped, .stopped])
        _ = stage.harts[1].signals.takeRequests()
        stage.harts[1].state.satp = 8 << 60 | 5
        stage.harts[1].signals.set(.supervisorSoftware, true)
        #expect(stage.call(.hartStateManagement, 0, 1, Self.start + 0x1000, 0xABC) == .ok(0))
        #expect(isAttentionRequested(1))
        #expect(status(1) == .startPending)
        #expect(stage.call(.hartStateManagement, 0, 1, Self.start, 0).error == -6)
        #expect(stage.readiness(1) == .runs)
        #expect(status(1) == .started)
        #expect(stage.call(.hartStateManagement, 0, 1, Self.start, 0).error == -6)
        let hart = stage.harts[1]
        #expect((hart.state.pc, hart.state.x[10], hart.state.x[11]) == (Self.start + 0x1000, 1, 0xABC))
        #expect(hart.state.privilege == .supervisor)
        #expect(hart.state.satp == 0)
        #expect(hart.state.mstatus & StatusRegister.supervisorInterruptEnable == 0)
        #expect(stage.harts[1].signals.assertedLines == 0)
    }

    @Test(
        "a hart starts only if it exists, where there is memory",
        arguments: [
            (3, start, -3), (1 << 32 | 1, start, -3), (.max, start, -3), (0, start, -6),
            (1, start - 2, -5), (1, start + SBIStage.memoryByteCount, -5), (1, start + 1, -5), (1, .max, -5),
            (1, start + SBIStage.memoryByteCount - 2, 0),
        ] as [(UInt64, UInt64, Int64)]
    )
    func errors(hart: UInt64, address: UInt64, error: Int64) {
        #expect(stage.call(.hartStateManagement, 0, hart, address, 0).error == error)
        #expect(status(1) == (error == 0 ? .startPending : .stopped))
    }

    @Test("a hart that stops has stopped, whatever its thread does yet, and can be started again")
    func stopping() throws {
        try startHart(1)
        stage.call(.hartStateManagement, 1, from: 1)
        #expect(status(1) == .stopped)
        #expect(stage.readiness(1) == .sleeps)
        try startHart(1)
        stage.call(.hartStateManagement, 1, from: 1)
        try startHart(1)
        #expect(stage.call(.hartStateManagement, 2, 3).error == -3)
        #expect(stage.call(.hartStateManagement, 2, .max).error == -3)
    }

    // MARK: Suspending a hart

    @Test(
        "a hart that suspends with its registers goes on behind the call when an interrupt is pending that it enables"
    )
    func retentiveSuspend() throws {
        try startHart(1)
        let hart = stage.harts[1]
        hart.state.x[9] = 99
        hart.state.pc = Self.start + 0x100
        hart.state.mie = HartInterrupt.supervisorSoftware.mask
        #expect(stage.call(.hartStateManagement, 3, 0, 0, 0, from: 1) == .ok(0))
        #expect(status(1) == .suspendPending)
        hart.signals.set(.supervisorExternal, true)
        #expect(stage.readiness(1) == .waitsForInterrupt)
        #expect(status(1) == .suspended)
        #expect(stage.call(.hartStateManagement, 0, 1, Self.start, 0).error == -6)
        stage.call(.interProcessorInterrupt, 0, 0b10, 0)
        #expect(stage.readiness(1) == .runs)
        #expect(status(1) == .started)
        #expect((hart.state.x[9], hart.state.x[10], hart.state.pc) == (99, 0, Self.start + 0x100))
    }

    @Test("a hart that suspends without its registers resumes where it said, with the interrupt still pending")
    func nonRetentiveSuspend() throws {
        try startHart(1)
        let hart = stage.harts[1]
        hart.state.mie = HartInterrupt.supervisorSoftware.mask
        stage.call(.hartStateManagement, 3, 0x8000_0000, Self.start + 0x200, 0x1234, from: 1)
        #expect(stage.readiness(1) == .waitsForInterrupt)
        stage.call(.interProcessorInterrupt, 0, 0b10, 0)
        #expect(stage.readiness(1) == .runs)
        #expect((hart.state.x[10], hart.state.x[11], hart.state.pc) == (1, 0x1234, Self.start + 0x200))
        #expect(hart.signals.assertedLines == HartInterrupt.supervisorSoftware.mask)
    }

    @Test("a timer ends a suspension")
    func timer() {
        stage.harts[0].state.mie = HartInterrupt.supervisorTimer.mask
        stage.call(.timer, 0, 1000)
        stage.call(.hartStateManagement, 3, 0, 0, 0)
        #expect(stage.readiness() == .waitsForInterrupt)
        #expect(stage.harts[0].nextTimerDeadline == 1000)
        stage.clock.ticks = 1000
        #expect(stage.readiness() == .runs)
    }

    @Test(
        "a suspension of no known type, or without memory to resume in, is refused",
        arguments: [
            (1, start, -3), (0x1000_0000, start, -3), (0x8000_0001, start, -3), (0x9000_0000, start, -3),
            (0x8000_0000, 0, -5), (0x8000_0000, start + 1, -5), (0x8000_0000, start - 2, -5),
        ] as [(UInt64, UInt64, Int64)]
    )
    func refusedSuspend(type: UInt64, address: UInt64, error: Int64) {
        #expect(stage.call(.hartStateManagement, 3, type, address, 0).error == error)
        #expect(stage.readiness() == .runs)
        #expect(stage.call(.hartStateManagement, 3, type | 0xFFFF_FFFF << 32, address, 0).error == error)
    }

    // MARK: Suspending the machine

    @Test("the machine is suspended by the last hart that runs, and woken by its own command")
    func systemSuspend() throws {
        #expect(!stage.sbi.isSuspended)
        stage.call(.systemSuspend, 0, 0, Self.start + 0x300, 0x77)
        #expect(stage.sbi.isSuspended)
        #expect(stage.machine.state.withLock { $0.suspensions } == 1)
        #expect(stage.readiness() == .waitsForInterrupt)
        _ = stage.harts[0].signals.takeRequests()
        stage.sbi.resumeFromSuspend()
        #expect(!stage.sbi.isSuspended)
        #expect(isAttentionRequested(0))
        #expect(stage.readiness() == .runs)
        let hart = stage.harts[0]
        #expect((hart.state.pc, hart.state.x[10], hart.state.x[11]) == (Self.start + 0x300, 0, 0x77))
        #expect(hart.state.privilege == .supervisor)
        stage.sbi.resumeFromSuspend()
        #expect(!isAttentionRequested(0))
        try startHart(1)
        #expect(stage.machine.state.withLock { $0.wakeUps } == 0)
    }

    @Test("an interrupt that is enabled asks the machine once to wake up")
    func wakeUp() {
        stage.harts[0].state.mie = HartInterrupt.supervisorExternal.mask
        stage.call(.systemSuspend, 0, 0, Self.start, 0)
        stage.harts[0].signals.set(.supervisorSoftware, true)
        #expect(stage.readiness() == .waitsForInterrupt)
        #expect(stage.machine.state.withLock { $0.wakeUps } == 0)
        stage.harts[0].signals.set(.supervisorExternal, true)
        #expect(stage.readiness() == .sleeps)
        #expect(stage.readiness() == .sleeps)
        #expect(stage.machine.state.withLock { $0.wakeUps } == 1)
        #expect(stage.sbi.isSuspended)
        stage.sbi.resumeFromSuspend()
        #expect(stage.readiness() == .runs)
    }

    @Test("a device asks a suspended machine to wake up, whatever interrupts are enabled, and no other")
    func wakeUpByDevice() {
        stage.machine.state.withLock { $0.isWakeUpWanted = true }
        #expect(stage.readiness() == .runs)
        stage.call(.systemSuspend, 0, 0, Self.start, 0)
        #expect(stage.readiness() == .sleeps)
        #expect(stage.machine.state.withLock { $0.wakeUps } == 1)
        stage.sbi.resumeFromSuspend()
        #expect(stage.readiness() == .runs)
        #expect(stage.machine.state.withLock { $0.wakeUps } == 1)
    }

    @Test("the machine is not suspended while other harts have not stopped, nor for another type or without memory")
    func refusedSystemSuspend() throws {
        #expect(stage.call(.systemSuspend, 0, 1, Self.start, 0).error == -3)
        #expect(stage.call(.systemSuspend, 0, 0x8000_0000, Self.start, 0).error == -3)
        #expect(stage.call(.systemSuspend, 0, 0, Self.start - 4, 0).error == -5)
        #expect(stage.call(.hartStateManagement, 0, 1, Self.start, 0).error == 0)
        #expect(stage.call(.systemSuspend, 0, 0, Self.start, 0).error == -4)
        #expect(stage.readiness(1) == .runs)
        #expect(stage.call(.systemSuspend, 0, 0, Self.start, 0).error == -4)
        stage.call(.hartStateManagement, 3, 0, 0, 0, from: 1)
        #expect(stage.readiness(1) == .waitsForInterrupt)
        #expect(stage.call(.systemSuspend, 0, 0, Self.start, 0).error == -4)
        stage.harts[1].state.mie = HartInterrupt.supervisorSoftware.mask
        stage.call(.interProcessorInterrupt, 0, 0b10, 0)
        #expect(stage.readiness(1) == .runs)
        #expect(!stage.sbi.isSuspended)
        // What its thread does yet is of no concern.
        stage.call(.hartStateManagement, 1, from: 1)
        stage.call(.systemSuspend, 0, 0, Self.start, 0)
        #expect(stage.sbi.isSuspended)
        stage.sbi.reset(bootHart: 2, entry: SBIStage.entry)
        #expect(!stage.sbi.isSuspended)
    }
}
