// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls
import Testing

@testable import RISCV

/// Harts on threads of their own that share memory.
struct ConcurrentHartsTests {
    private static let code = HartFixture.memoryStart
    private static let counter = HartFixture.memoryStart + 0x4000
    private static let waitForInterrupt: UInt32 = 0x1050_0073

    /// Adds a2 to the counter at a0, a1 times.
    private static let additions: [UInt32] = [
        0x00C5_302F,  // amoadd.d x0, a2, (a0)
        0xFFF5_8593,  // addi a1, a1, −1
        0xFE05_9CE3,  // bne a1, x0, −8
        waitForInterrupt,
    ]

    /// Adds 1 to the counter at a0 by reservations, a1 times.
    private static let reservations: [UInt32] = [
        0x1005_26AF,  // lr.w a3, (a0)
        0x0016_8693,  // addi a3, a3, 1
        0x18D5_272F,  // sc.w a4, a3, (a0)
        0xFE07_1AE3,  // bne a4, x0, −12
        0xFFF5_8593,  // addi a1, a1, −1
        0xFE05_96E3,  // bne a1, x0, −20
        waitForInterrupt,
    ]

    /// Copies what is at a0 to where a1 points, for ever.
    private static let copying: [UInt32] = [
        0x0005_3683,  // ld a3, 0(a0)
        0x00D5_B023,  // sd a3, 0(a1)
        0xFF9F_F06F,  // jal x0, −8
    ]

    /// Stores a number of 1 to 2047 where a1 points, for ever.
    private static func storing(_ number: UInt32) -> [UInt32] {
        [
            number << 20 | 0x693,  // addi a3, x0, number
            0x00D5_B023,  // sd a3, 0(a1)
            0xFF9F_F06F,  // jal x0, −8
        ]
    }

    private func write(_ instructions: [UInt32], to fixture: HartFixture) {
        for (index, word) in instructions.enumerated() {
            let place = Self.code + UInt64(index) * 4
            fixture.memory.table.page(at: PhysicalAddress(rawValue: place))?
                .store(at: place & 0xFFF, .word, UInt64(word))
        }
    }

    @Test("what several harts add in memory is all there", arguments: [additions, reservations])
    func counting(program: [UInt32]) throws {
        let fixture = try HartFixture()
        write(program, to: fixture)
        let count: UInt64 = 5_000
        let threads = try (0..<3 as Range<UInt64>).map { index in
            let hart = Hart(
                identifier: index,
                configuration: HartConfiguration(),
                memory: fixture.memory,
                bus: fixture.bus,
                time: fixture.clock
            )
            hart.reset(to: Self.code, privilege: .machine, a0: Self.counter, a1: count)
            hart[x: 12] = 1
            return try RunningHart(hart)
        }
        for thread in threads { thread.finish() }
        #expect(fixture.peek(Self.counter) == 3 * count)
    }

    @Test("once a remote fence of translations is done, the hart uses the new ones")
    func remoteTranslations() throws {
        let fixture = try HartFixture(.supervisor)
        let (before, after) = (HartFixture.memoryStart + 0x8000, HartFixture.memoryStart + 0x9000)
        fixture.hart.reset(to: Self.code, privilege: .supervisor, a0: 0x5000, a1: Self.counter)
        fixture.translate()
        fixture.map(Self.code, to: Self.code, .code)
        fixture.map(Self.counter, to: Self.counter, .data)
        fixture.map(0x5000, to: before, .data)
        write(Self.copying, to: fixture)
        let running = try RunningHart(fixture.hart)
        for round in 1...20 as ClosedRange<UInt64> {
            let (page, other) = round % 2 == 0 ? (before, after) : (after, before)
            fixture.poke(page, 2 * round)
            fixture.map(0x5000, to: page, .data)
            fixture.hart.wait(
                for: fixture.hart.post(.translations(start: 0x5000, byteCount: 0x1000, addressSpace: nil))
            )
            fixture.poke(other, 2 * round + 1)
            #expect(next(fixture) == 2 * round)
        }
        running.stop()
    }

    @Test("once a remote fence of instructions is done, the hart executes the new ones")
    func remoteInstructions() throws {
        let fixture = try HartFixture()
        fixture.hart.reset(to: Self.code, privilege: .machine, a0: 0, a1: Self.counter)
        write(Self.storing(2047), to: fixture)
        let running = try RunningHart(fixture.hart)
        for number in 1...50 as ClosedRange<UInt32> {
            write(Self.storing(number), to: fixture)
            fixture.hart.wait(for: fixture.hart.post(.instructions))
            #expect(next(fixture) == UInt64(number))
        }
        running.stop()
    }

    /// What the hart stores to the counter from now on.
    private func next(_ fixture: HartFixture) -> UInt64 {
        // What it has read before the fence may be stored once more: the second store counts.
        for _ in 0..<2 {
            fixture.poke(Self.counter, 0)
            while fixture.peek(Self.counter) == 0 {}
        }
        return fixture.peek(Self.counter)
    }
}

/// A hart that is run by a thread of its own, until it waits for an interrupt or is stopped.
private final class RunningHart {
    private let isWanted: Flag
    private var thread: OwnedThread?

    init(_ hart: Hart) throws(SystemCallError) {
        let isWanted = Flag()
        self.isWanted = isWanted
        thread = try OwnedThread(name: "hart") {
            while isWanted.value.load(ordering: .relaxed), hart.run(instructionBudget: 10_000) != .waitForInterrupt {}
        }
    }

    /// Waits until it waits for an interrupt.
    func finish() { thread.take()?.join() }

    /// Ends it.
    func stop() {
        isWanted.value.store(false, ordering: .relaxed)
        finish()
    }

    private final class Flag: Sendable {
        let value = Atomic(true)
    }
}
