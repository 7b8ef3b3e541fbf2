// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// `mcycle` and `minstret`.
struct CounterTests {
    private static let counters: [(ControlRegister, ControlRegister, inhibit: UInt64)] = [
        (.mcycle, .cycle, 1), (.minstret, .instret, 4),
    ]

    /// Executes an access as the engine does: the instruction retires after it.
    private func access(
        _ fixture: HartFixture,
        _ register: ControlRegister,
        _ operation: CSROperation,
        _ value: UInt64 = 0
    ) -> UInt64? {
        defer { fixture.hart.state.retiredInstructions += 1 }
        return fixture.hart.access(csr: register.rawValue, operation, value)
    }

    @Test("a counter shows how many instructions have retired before", arguments: counters.indices)
    func counting(row: Int) throws {
        let (register, shadow, _) = Self.counters[row]
        let fixture = try HartFixture()
        fixture.hart.state.retiredInstructions = 1000
        #expect(access(fixture, register, .read) == 1000)
        #expect(access(fixture, shadow, .read) == 1001)
    }

    @Test("the instruction behind one that writes a counter reads what was written", arguments: counters.indices)
    func writing(row: Int) throws {
        let (register, shadow, _) = Self.counters[row]
        let fixture = try HartFixture()
        fixture.hart.state.retiredInstructions = 1000
        for value in [5, .max, 0] as [UInt64] {
            _ = access(fixture, register, .write, value)
            #expect(access(fixture, register, .read) == value)
            #expect(access(fixture, shadow, .read) == value &+ 1)
        }
    }

    @Test("an inhibited counter stands still, can be written, and goes on from there", arguments: counters.indices)
    func inhibiting(row: Int) throws {
        let (register, shadow, inhibit) = Self.counters[row]
        let (other, _, _) = Self.counters[1 - row]
        let fixture = try HartFixture()
        _ = access(fixture, register, .write, 100)
        _ = access(fixture, .mcountinhibit, .write, inhibit)
        #expect(access(fixture, register, .read) == 101)
        #expect(access(fixture, shadow, .read) == 101)
        #expect(access(fixture, other, .read) == 4)
        _ = access(fixture, register, .write, 200)
        #expect(access(fixture, register, .read) == 200)
        _ = access(fixture, .mcountinhibit, .write, 0)
        #expect(access(fixture, register, .read) == 200)
        #expect(access(fixture, register, .read) == 201)
    }
}
