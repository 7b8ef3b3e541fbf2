// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// `wrs.nto`, `wrs.sto` and `pause`: when a hart waits for another one, and when it goes on at once.
struct WaitingTests {
    private static let instructions: [OperationCode] = [.wrsNto, .wrsSto]

    /// Lets a hart reserve a word and wait for its change.
    ///
    /// - Parameter store: Whether it stores to the word between.
    private func run(
        _ instruction: OperationCode,
        reserving: Bool = true,
        storing store: Bool = false,
        _ prepare: (HartFixture) -> Void = { _ in }
    ) throws -> (fixture: HartFixture, exit: HartExit) {
        let fixture = try HartFixture()
        prepare(fixture)
        fixture.write([
            reserving ? Instruction.word(.lrW, rd: 11, rs1: 10) : Instruction.addi(11, 0, 0),
            store ? Instruction.word(.sw, rs1: 10, rs2: 12) : Instruction.addi(11, 0, 0),
            Instruction.word(instruction),
            Instruction.loop,
        ])
        fixture.hart[x: 10] = HartFixture.data
        fixture.hart[x: 12] = 7
        return (fixture, fixture.run(at: HartFixture.code, budget: 50))
    }

    @Test("while the memory stays as it is, the hart waits, and then goes on behind", arguments: instructions)
    func waits(instruction: OperationCode) throws {
        let (fixture, exit) = try run(instruction)
        #expect(exit == .waitForOthers)
        #expect(fixture.hart.programCounter == HartFixture.code + 12)
        #expect(fixture.hart.run(instructionBudget: 10) == .budget)
    }

    @Test("once the memory has changed, the hart does not wait", arguments: instructions)
    func changed(instruction: OperationCode) throws {
        #expect(try run(instruction, storing: true).exit == .budget)
    }

    @Test("without a reservation the hart does not wait", arguments: instructions)
    func unreserved(instruction: OperationCode) throws {
        #expect(try run(instruction, reserving: false).exit == .budget)
    }

    @Test("where an interrupt is pending that is enabled, the hart does not wait", arguments: instructions)
    func interrupted(instruction: OperationCode) throws {
        let (_, exit) = try run(instruction) { fixture in
            fixture[.mie] = HartInterrupt.machineSoftware.mask
            fixture.hart.signals.set(.machineSoftware, true)
        }
        #expect(exit == .budget)
    }

    /// Lets a hart execute `pause` in a loop, with so many instructions between.
    private func pause(distance: Int, budget: Int) throws -> HartExit {
        let fixture = try HartFixture()
        fixture.write([Instruction.pause] + [UInt32](repeating: Instruction.addi(11, 11, 1), count: distance))
        fixture.write([Instruction.jump(back: distance + 1)], at: HartFixture.code + 4 * UInt64(distance + 1))
        return fixture.run(at: HartFixture.code, budget: budget)
    }

    @Test("a guest that does nothing but pause waits")
    func pauses() throws {
        #expect(try pause(distance: 3, budget: 500) == .budget)
        #expect(try pause(distance: 3, budget: 10_000) == .waitForOthers)
    }

    @Test("a guest that pauses now and then does not wait")
    func works() throws {
        #expect(try pause(distance: 100, budget: 100_000) == .budget)
    }
}
