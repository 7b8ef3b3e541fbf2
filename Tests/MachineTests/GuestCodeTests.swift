// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Glibc
import RISCV
import Synchronization
import SystemCalls
import Testing

@testable import Machine

/// What guest code sees of being stopped.
struct GuestCodeTests {
    @Test("the time that a guest reads does not advance over stops")
    func time() throws {
        let test = try GuestMachine(GuestMachine.readingTime)
        var stoppedAt: UInt64 = 0
        for _ in 0..<10 {
            test.isFirstTimeWanted = true
            let before = MonotonicInstant.now
            try test.machine.resume()
            test.waitForSlices()
            test.machine.stop()
            let elapsed = UInt64(MonotonicInstant.now.nanoseconds(since: before) / VirtualClock.nanosecondsPerTick)
            let (last, first) = (test.result(0), test.result(1))
            // A read that the stop before came after is the oldest there can be.
            #expect(first + elapsed >= stoppedAt)
            #expect(first <= stoppedAt + elapsed + 1)
            #expect(last >= first && last <= test.clock.ticks)
            stoppedAt = test.clock.ticks
            usleep(20_000)
            #expect(test.clock.ticks == stoppedAt)
            #expect(test.result(0) == last)
        }
    }

    @Test("a timer that a guest waits for comes neither early nor for the time of a stop")
    func timer() throws {
        let ticks: UInt64 = 300_000
        let test = try GuestMachine(GuestMachine.waitingForTimer, argument: ticks)
        try test.machine.resume()
        #expect(eventually { test.hart.sliceCount > 0 })
        test.machine.stop()
        let deadline = test.result(0)
        try #require((ticks...ticks + test.clock.ticks).contains(deadline))
        for _ in 0..<5 where test.clock.ticks < deadline {
            #expect(test.result(1) == 0)
            usleep(40_000)
            try test.machine.resume()
            test.machine.stop()
        }
        try test.machine.resume()
        let instant = try #require(test.clock.instant(ofTick: deadline))
        while MonotonicInstant.now < instant { usleep(100) }
        #expect(eventually { test.isResultThere(1) })
        #expect(test.result(1) >= deadline)
    }

    @Test("a guest that waits for nothing costs nothing")
    func idle() throws {
        let test = try GuestMachine([0x1050_0073, 0xFFDF_F06F])  // wfi; j .-4
        try test.machine.resume()
        #expect(eventually { test.hart.sliceCount > 0 })
        let slices = test.hart.sliceCount
        usleep(50_000)
        #expect(test.hart.sliceCount <= slices + 1)
    }

    @Test("a reset starts the guest over, and its time goes on")
    func reset() throws {
        let test = try GuestMachine(GuestMachine.readingTime)
        try test.machine.resume()
        test.waitForSlices()
        test.machine.stop()
        let before = test.result(0)
        test.isFirstTimeWanted = false
        test.machine.reset(.hostQMPSystemReset)
        try test.machine.resume()
        test.waitForSlices()
        test.machine.stop()
        #expect(test.result(1) >= before)
        #expect(test.result(0) >= test.result(1))
    }
}

/// A machine of one hart that executes a few instructions in M-mode, with nothing around it.
final class GuestMachine {
    /// Stores `time` over and over to where a0 points, and behind that the first one since a3 was 0.
    static let readingTime: [UInt32] = [
        0xC010_22F3,  // csrr t0, time
        0x0006_9663,  // bnez a3, .+12
        0x0010_0693,  // li a3, 1
        0x0055_3423,  // sd t0, 8(a0)
        0x0055_3023,  // sd t0, 0(a0)
        0xFEDF_F06F,  // j .-20
    ]

    /// Waits until a1 ticks have passed: stores the deadline to where a0 points, and behind that when it was over.
    static let waitingForTimer: [UInt32] = [
        0x0010_0293, 0x03F2_9293,  // li t0, 1 << 63
        0x30A2_A073,  // csrs menvcfg, t0
        0x0200_0313, 0x3043_1073,  // csrwi mie, 1 << 5
        0xC010_22F3,  // csrr t0, time
        0x00B2_82B3,  // add t0, t0, a1
        0x14D2_9073,  // csrw stimecmp, t0
        0x0055_3023,  // sd t0, 0(a0)
        0x1050_0073,  // wfi
        0x3440_2373,  // csrr t1, mip
        0x0203_7313,  // andi t1, t1, 1 << 5
        0xFE03_0AE3,  // beqz t1, .-12
        0xC010_22F3,  // csrr t0, time
        0x0055_3423,  // sd t0, 8(a0)
        0x3040_1073,  // csrw mie, zero
        0x1050_0073,  // wfi
        0xFF9F_F06F,  // j .-8
    ]

    private static let start = PhysicalAddress(rawValue: 0x8000_0000)
    private static let results = PhysicalAddress(rawValue: 0x8000_1000)

    let clock = VirtualClock()
    let hart: GuestHart
    let machine: Machine
    private let memory: PhysicalMemory

    init(_ code: [UInt32], argument: UInt64 = 0) throws {
        memory = PhysicalMemory([try MemoryRegion(start: Self.start, byteCount: 0x2000)])
        hart = GuestHart(memory: memory, time: clock)
        let firmware = TestFirmware()
        firmware.onStart = { [hart] in
            hart.hart.reset(
                to: Self.start.rawValue,
                privilege: .machine,
                a0: Self.results.rawValue,
                a1: argument
            )
        }
        let bytes = code.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        let isWritten = memory.write(at: Self.start, bytes: bytes.span)
        try #require(isWritten)
        let parts = MachineParts(
            boardName: "test",
            harts: [hart],
            devices: [],
            clock: clock,
            requests: MachineRequests(),
            firmware: firmware,
            canWakeUp: false
        )
        machine = try Machine(parts, loop: try EventLoop()) { Issue.record("\($0)") }
    }

    /// Whether the program that reads the time is to store the next one as the first. The machine is stopped.
    var isFirstTimeWanted: Bool {
        get { hart.hart[x: 13] == 0 }
        set { hart.hart[x: 13] = newValue ? 0 : 1 }
    }

    /// What the program has stored. The machine is stopped.
    func result(_ index: UInt64) -> UInt64 {
        var bytes = [UInt8](repeating: 0, count: 8)
        var span = bytes.mutableSpan
        let isRead = memory.read(at: Self.results.advanced(by: 8 * index), into: &span)
        #expect(isRead)
        return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Stops the machine to see whether the program has stored something, and lets it go on if not.
    func isResultThere(_ index: UInt64) -> Bool {
        machine.stop()
        if result(index) != 0 { return true }
        return (try? machine.resume()) == nil
    }

    /// Waits until the hart, which does not sleep, has ended a slice.
    func waitForSlices() {
        let count = hart.sliceCount
        #expect(eventually { hart.sliceCount > count })
    }
}

/// A hart that executes guest code.
final class GuestHart: HartRunner {
    let hart: Hart
    private let ended = Atomic(0)

    init(memory: PhysicalMemory, time: any TimeSource) {
        let bus = DeviceMap { Issue.record("\($0)") }
        hart = Hart(identifier: 0, configuration: HartConfiguration(), memory: memory, bus: bus, time: time)
    }

    /// How many slices have ended.
    var sliceCount: Int { ended.load(ordering: .relaxed) }

    var signals: HartSignals { hart.signals }

    func run(_ requests: HartRequests) -> HartRest {
        defer { ended.add(1, ordering: .relaxed) }
        return hart.run(instructionBudget: 50_000) == .waitForInterrupt
            ? .waiting(untilTick: hart.nextTimerDeadline) : .none
    }
}
