// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import RISCV

/// What is requested of a hart by what it does itself.
struct RequestTests {
    /// Lets a hart execute a program whose stores go to a device that then wants the hart.
    private func run(_ words: [UInt32], budget: Int = 1000) throws -> (fixture: HartFixture, exit: HartExit) {
        let fixture = try HartFixture()
        fixture.bus.wanted.withLock { $0 = fixture.hart.signals }
        fixture.write(words)
        fixture.hart[x: 10] = HartFixture.devicePage
        return (fixture, fixture.run(at: HartFixture.code, budget: budget))
    }

    @Test("a hart whose store wants its attention leaves behind the instruction")
    func leaves() throws {
        let store = Instruction.word(.sw, rs1: 10)
        let (fixture, exit) = try run([Instruction.addi(11, 0, 1), store, Instruction.addi(11, 0, 2), Instruction.loop])
        #expect(exit == .requests)
        #expect(fixture.hart.programCounter == HartFixture.code + 8)
        #expect(fixture.hart[x: 11] == 1)
        #expect(fixture.hart.retiredInstructionCount == 2)
    }

    @Test("it leaves between two stores that are executed together, and then goes on with the second")
    func leavesBetween() throws {
        let stores = [Instruction.word(.sw, rs1: 10), Instruction.word(.sw, rs1: 10, immediate: 4)]
        let (fixture, exit) = try run(stores + [Instruction.loop])
        #expect(exit == .requests)
        #expect(fixture.hart.programCounter == HartFixture.code + 4)
        #expect(fixture.bus.log.count == 1)
        _ = fixture.hart.signals.takeRequests()
        #expect(fixture.hart.run(instructionBudget: 1000) == .requests)
        #expect(fixture.hart.programCounter == HartFixture.code + 8)
        #expect(fixture.bus.log == ["store 0 4 0", "store 4 4 0"])
    }

    @Test("behind a compressed store it goes on two bytes further")
    func compressed() throws {
        let fixture = try HartFixture()
        fixture.bus.wanted.withLock { $0 = fixture.hart.signals }
        // c.sw x8, 0(x10), four times.
        fixture.write(halves: [UInt16](repeating: 0xC100, count: 4))
        fixture.hart[x: 10] = HartFixture.devicePage
        #expect(fixture.run(at: HartFixture.code, budget: 1000) == .requests)
        #expect(fixture.hart.programCounter == HartFixture.code + 2)
        #expect(fixture.hart.retiredInstructionCount == 1)
    }
}
