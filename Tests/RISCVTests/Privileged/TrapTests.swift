// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Traps and the returns from them.
struct TrapTests {
    private static let machineHandler: UInt64 = 0x8000_0100
    private static let supervisorHandler: UInt64 = 0x8000_0200

    private func fixture(_ mode: PrivilegeMode) throws -> HartFixture {
        let fixture = try HartFixture()
        fixture[.mtvec] = Self.machineHandler
        fixture[.stvec] = Self.supervisorHandler
        fixture.hart.state.pc = 0x8000_1234
        fixture.enter(mode)
        return fixture
    }

    @Test(
        "an exception goes to S-mode if it is delegated and does not come from M-mode",
        arguments: ExceptionCause.allCases,
        [PrivilegeMode.user, .supervisor, .machine]
    )
    func delegation(cause: ExceptionCause, mode: PrivilegeMode) throws {
        for isDelegated in [false, true] {
            let fixture = try fixture(mode)
            fixture[.medeleg] = isDelegated ? .max : ~(1 << cause.rawValue)
            fixture.hart.raise(cause, 0xABCD)
            fixture.hart.enterTrap()
            if isDelegated && mode != .machine && cause != .machineCall {
                #expect(fixture.hart.state.privilege == .supervisor)
                #expect(fixture.hart.state.pc == Self.supervisorHandler)
                #expect((fixture[.scause], fixture[.stval], fixture[.sepc]) == (cause.rawValue, 0xABCD, 0x8000_1234))
                #expect((fixture[.mcause], fixture[.mtval], fixture[.mepc]) == (0, 0, 0))
                #expect(fixture[.sstatus] >> 8 & 1 == UInt64(mode.rawValue))
            } else {
                #expect(fixture.hart.state.privilege == .machine)
                #expect(fixture.hart.state.pc == Self.machineHandler)
                #expect((fixture[.mcause], fixture[.mtval], fixture[.mepc]) == (cause.rawValue, 0xABCD, 0x8000_1234))
                #expect((fixture[.scause], fixture[.stval], fixture[.sepc]) == (0, 0, 0))
                #expect(fixture[.mstatus] >> 11 & 3 == UInt64(mode.rawValue))
            }
        }
    }

    @Test("a trap stacks the enable of its mode and leaves the other mode's fields alone", arguments: [false, true])
    func stacking(isEnabled: Bool) throws {
        for mode in [PrivilegeMode.user, .supervisor] {
            let fixture = try fixture(mode)
            fixture[.medeleg] = 1 << 2
            fixture[.mstatus] = (isEnabled ? 0x2 : 0x20) | 0x88 | 3 << 11
            fixture.hart.raise(.illegalInstruction, 0)
            fixture.hart.enterTrap()
            let previous = UInt64(mode.rawValue) << 8
            #expect(fixture[.mstatus] & 0x19AA == (isEnabled ? 0x20 : 0) | 0x88 | 3 << 11 | previous)

            fixture[.mstatus] = (isEnabled ? 0x8 : 0x80) | 0x22 | 0x100
            fixture.enter(mode)
            fixture.hart.raise(.breakpoint, 0)
            fixture.hart.enterTrap()
            #expect(
                fixture[.mstatus] & 0x19AA
                    == (isEnabled ? 0x80 : 0) | 0x22 | 0x100 | UInt64(mode.rawValue) << 11
            )
        }
    }

    @Test("exceptions enter a vectored handler at its base, interrupts at their entry")
    func vectoring() throws {
        let fixture = try fixture(.machine)
        fixture[.mtvec] = Self.machineHandler | 1
        fixture.hart.raise(.illegalInstruction, 0)
        fixture.hart.enterTrap()
        #expect(fixture.hart.state.pc == Self.machineHandler)
        fixture.hart.enterTrap(cause: 1 << 63 | 11, value: 0, in: .machine)
        #expect(fixture.hart.state.pc == Self.machineHandler + 44)
        fixture[.stvec] = Self.supervisorHandler | 1
        fixture.hart.enterTrap(cause: 1 << 63 | 5, value: 0, in: .supervisor)
        #expect(fixture.hart.state.pc == Self.supervisorHandler + 20)
        fixture[.stvec] = Self.supervisorHandler
        fixture.hart.enterTrap(cause: 1 << 63 | 5, value: 0, in: .supervisor)
        #expect(fixture.hart.state.pc == Self.supervisorHandler)
    }

    /// Returns: whether from M-mode, previous mode, whether enabled before; what becomes of mstatus.
    @Test(
        "mret goes back to the mode and the enable that were",
        arguments: [PrivilegeMode.user, .supervisor, .machine],
        [false, true]
    )
    func machineReturn(mode: PrivilegeMode, wasEnabled: Bool) throws {
        let fixture = try fixture(.machine)
        fixture[.mepc] = 0x8000_4321
        fixture[.mstatus] = UInt64(mode.rawValue) << 11 | (wasEnabled ? 0x80 : 0x8) | 0x22 | 1 << 17 | 0x100
        #expect(fixture.hart.returnFromMachineMode())
        #expect(fixture.hart.state.privilege == mode)
        #expect(fixture.hart.state.pc == 0x8000_4320)
        let modified: UInt64 = mode == .machine ? 1 << 17 : 0
        #expect(fixture[.mstatus] & 0x2_19AA == (wasEnabled ? 0x88 : 0x80) | 0x22 | 0x100 | modified)
    }

    @Test(
        "sret goes back to the mode and the enable that were",
        arguments: [PrivilegeMode.user, .supervisor],
        [false, true]
    )
    func supervisorReturn(mode: PrivilegeMode, wasEnabled: Bool) throws {
        for from in [PrivilegeMode.supervisor, .machine] {
            let fixture = try fixture(from)
            fixture[.sepc] = 0x8000_4321
            fixture[.mstatus] = UInt64(mode.rawValue) << 8 | (wasEnabled ? 0x20 : 0x2) | 0x88 | 1 << 17 | 3 << 11
            #expect(fixture.hart.returnFromSupervisorMode())
            #expect(fixture.hart.state.privilege == mode)
            #expect(fixture.hart.state.pc == 0x8000_4320)
            #expect(fixture[.mstatus] & 0x2_19AA == (wasEnabled ? 0x22 : 0x20) | 0x88 | 3 << 11)
        }
    }

    @Test("returns and waits are illegal below their mode, and where mstatus traps them")
    func permissions() throws {
        for (mode, status, mret, sret, wfi) in [
            (.machine, 0, true, true, true), (.machine, 3 << 21, true, true, true),
            (.supervisor, 0, false, true, true), (.supervisor, 1 << 21, false, true, false),
            (.supervisor, 1 << 22, false, false, true), (.user, 0, false, false, false),
        ] as [(PrivilegeMode, UInt64, Bool, Bool, Bool)] {
            for (isPermitted, attempt) in [
                (mret, { $0.returnFromMachineMode() }), (sret, { $0.returnFromSupervisorMode() }),
                (wfi, { $0.mayWaitForInterrupt() }),
            ] as [(Bool, (Hart) -> Bool)] {
                let fixture = try fixture(mode)
                fixture[.mstatus] = status
                fixture.hart.raise(.breakpoint, 1)
                #expect(attempt(fixture.hart) == isPermitted)
                #expect(isPermitted || fixture.raised == Raised(.illegalInstruction, 0))
            }
        }
    }

    @Test("traps and returns give up what lr has reserved, and select the memory of their mode")
    func memory() throws {
        let fixture = try fixture(.supervisor)
        fixture.translate()
        #expect(fixture.hart.state.dataRules == TranslationContext(privilege: .supervisor, mode: 8))
        let nothing = fixture.hart.state.reservationAddress
        fixture.hart.state.reservationAddress = 0x1000
        fixture.hart.raise(.breakpoint, 0)
        fixture.hart.enterTrap()
        #expect(fixture.hart.state.reservationAddress == nothing)
        #expect(fixture.hart.state.dataRules == TranslationContext(privilege: .machine))
        fixture.hart.state.reservationAddress = 0x1000
        #expect(fixture.hart.returnFromMachineMode())
        #expect(fixture.hart.state.reservationAddress == nothing)
        #expect(fixture.hart.state.fetchRules == TranslationContext(privilege: .supervisor, mode: 8))
    }
}
