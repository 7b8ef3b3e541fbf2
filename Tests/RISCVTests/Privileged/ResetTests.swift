// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// What a reset leaves.
struct ResetTests {
    @Test("in M-mode all registers are 0 but what never changes, and nothing of before is left")
    func machine() throws {
        let fixture = try HartFixture()
        fixture[.mstatus] = .max
        for register in ControlRegister.allCases where !register.rawValue.isReadOnlyRegister {
            _ = fixture.hart.access(csr: register.rawValue, .write, .max)
        }
        _ = fixture.hart.access(csr: 0x3B0, .write, .max)
        _ = fixture.hart.access(csr: 0x3A0, .write, .max)
        fixture[.satp] = 8 << 60 | 77
        fixture.enter(.user)
        fixture.hart.resetControlRegisters(to: .machine)
        let constant: [ControlRegister: UInt64] = [
            .mstatus: 0xA_0000_0000, .sstatus: 0x2_0000_0000, .misa: Hart.instructionSets, .stimecmp: .max,
            .tinfo: 1,
        ]
        for register in ControlRegister.allCases where !register.rawValue.isReadOnlyRegister {
            #expect(fixture.hart.read(register) == constant[register] ?? 0, "\(register)")
        }
        #expect(fixture.hart.state.privilege == .machine)
        #expect(fixture.hart.access(csr: 0x3A0, .read, 0) == 0)
        #expect(fixture.hart.access(csr: 0x3B0, .read, 0) == 0)
        #expect(fixture.hart.load(HartFixture.memoryStart, .byte) == 0)
    }

    @Test("below M-mode everything is delegated, permitted and open, as firmware leaves it")
    func supervisor() throws {
        let fixture = try HartFixture(.supervisor)
        #expect(fixture.hart.state.privilege == .supervisor)
        #expect(fixture[.medeleg] == 0xB3FF)
        #expect(fixture[.mideleg] == 0x222)
        #expect(fixture[.mcounteren] == 7)
        #expect(fixture[.menvcfg] == 0x8000_0000_0000_00F1)
        #expect(fixture.hart.load(HartFixture.memoryStart, .byte) == 0)
        #expect(fixture.hart.fetchWindow(at: HartFixture.memoryStart) != nil)
        #expect(fixture.hart.access(csr: ControlRegister.stimecmp.rawValue, .read, 0) == .max)
    }
}
