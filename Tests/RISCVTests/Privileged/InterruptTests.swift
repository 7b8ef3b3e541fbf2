// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Which interrupts are pending, when, and which of them is taken.
struct InterruptTests {
    private static let interrupt: UInt64 = 1 << 63

    /// A hart with all interrupts enabled, those given pending.
    private func fixture(_ mode: PrivilegeMode, pending: UInt64, delegated: UInt64 = 0) throws -> HartFixture {
        let fixture = try HartFixture()
        fixture[.mie] = .max
        fixture[.mideleg] = delegated
        for interrupt in HartInterrupt.allCases where pending & interrupt.mask != 0 {
            fixture.hart.signals.set(interrupt, true)
        }
        fixture.enter(mode)
        return fixture
    }

    @Test("of what is pending, the specification's order decides")
    func priority() throws {
        let order: [HartInterrupt] = [
            .machineExternal, .machineSoftware, .machineTimer, .supervisorExternal, .supervisorSoftware,
            .supervisorTimer,
        ]
        for pending in 1..<64 {
            let raised = order.indices.filter { pending >> $0 & 1 != 0 }.map { order[$0] }
            let mask = raised.reduce(0) { $0 | $1.mask }
            let machine = try fixture(.user, pending: mask)
            #expect(machine.hart.takePendingInterrupt())
            #expect(machine[.mcause] == Self.interrupt | UInt64(raised[0].rawValue))
            #expect(machine[.mtval] == 0)

            // Where all of S-mode's are delegated, those of M-mode still come first.
            let delegated = try fixture(.user, pending: mask, delegated: 0x222)
            #expect(delegated.hart.takePendingInterrupt())
            let isMachine = mask & 0x888 != 0
            #expect(delegated.hart.state.privilege == (isMachine ? .machine : .supervisor))
            #expect(delegated[isMachine ? .mcause : .scause] == Self.interrupt | UInt64(raised[0].rawValue))
        }
    }

    @Test("one that is not delegated comes before one that is, whatever their order")
    func undelegatedFirst() throws {
        let fixture = try fixture(.user, pending: 0x220, delegated: 0x200)
        #expect(fixture.hart.takePendingInterrupt())
        #expect(fixture.hart.state.privilege == .machine)
        #expect(fixture[.mcause] == Self.interrupt | 5)
    }

    /// Mode, MIE, SIE, whether the interrupt is delegated; who takes it.
    private static let enables: [(PrivilegeMode, Bool, Bool, Bool, PrivilegeMode?)] = [
        (.user, false, false, false, .machine), (.user, false, false, true, .supervisor),
        (.supervisor, false, false, false, .machine), (.supervisor, false, false, true, nil),
        (.supervisor, true, false, true, nil), (.supervisor, false, true, true, .supervisor),
        (.machine, false, true, false, nil), (.machine, true, false, false, .machine),
        (.machine, true, true, true, nil),
    ]

    @Test("modes below that of the handler are interrupted always, the mode itself if enabled, those above never")
    func enabling() throws {
        for (mode, machineEnable, supervisorEnable, isDelegated, taker) in Self.enables {
            let fixture = try fixture(mode, pending: 0x200, delegated: isDelegated ? 0x200 : 0)
            fixture[.mstatus] = (machineEnable ? 8 : 0) | (supervisorEnable ? 2 : 0)
            #expect(fixture.hart.takePendingInterrupt() == (taker != nil))
            #expect(fixture.hart.state.privilege == taker ?? mode)
            #expect(fixture.hart.hasWakingInterrupt)
        }
    }

    @Test("what mie does not enable neither interrupts nor wakes")
    func disabled() throws {
        let fixture = try fixture(.user, pending: 0xAAA)
        fixture[.mie] = 0
        #expect(!fixture.hart.takePendingInterrupt())
        #expect(!fixture.hart.hasWakingInterrupt)
        #expect(fixture[.mip] == 0xAAA)
    }

    @Test("lines of M-mode are the machine's alone; writes of mip leave them as they are")
    func machineLines() throws {
        let fixture = try HartFixture()
        for interrupt in [HartInterrupt.machineSoftware, .machineTimer, .machineExternal] {
            for isAsserted in [true, false] {
                fixture.hart.signals.set(interrupt, isAsserted)
                for value in [0, UInt64.max] {
                    _ = fixture.hart.access(csr: 0x344, .write, value)
                    #expect((fixture[.mip] & interrupt.mask != 0) == isAsserted)
                }
            }
        }
    }

    @Test("SEIP is the line or what was written; to set or clear other bits does not write the line back")
    func externalInterrupt() throws {
        let fixture = try HartFixture()
        fixture.hart.signals.set(.supervisorExternal, true)
        #expect(fixture.hart.access(csr: 0x344, .set, 0x20) == 0x200)
        #expect(fixture.hart.access(csr: 0x344, .clear, 0x20) == 0x220)
        fixture.hart.signals.set(.supervisorExternal, false)
        #expect(fixture[.mip] == 0)
        #expect(fixture.hart.access(csr: 0x344, .set, 0x200) == 0)
        #expect(fixture[.mip] == 0x200)
        fixture.hart.signals.set(.supervisorExternal, true)
        fixture.hart.signals.set(.supervisorExternal, false)
        #expect(fixture[.mip] == 0x200)
        #expect(fixture.hart.access(csr: 0x344, .clear, 0x200) == 0x200)
        #expect(fixture[.mip] == 0)
    }

    @Test("SSIP is set by others and by instructions, and cleared by instructions")
    func softwareInterrupt() throws {
        let fixture = try HartFixture()
        fixture[.mideleg] = 0x222
        fixture.enter(.supervisor)
        fixture.hart.signals.set(.supervisorSoftware, true)
        #expect(fixture.hart.access(csr: 0x144, .clear, 2) == 2)
        #expect(fixture.hart.access(csr: 0x144, .set, 2) == 0)
        #expect(fixture.hart.signals.assertedLines == 2)
        #expect(fixture.hart.access(csr: 0x144, .set, 0x220) == 2)
        #expect(fixture.hart.access(csr: 0x144, .write, 0) == 2)
        #expect(fixture.hart.signals.assertedLines == 0)
    }

    @Test("the supervisor's timer is pending from its deadline on, if it is enabled, and cannot be written then")
    func supervisorTimer() throws {
        let fixture = try HartFixture()
        fixture[.stimecmp] = 100
        fixture.clock.ticks = 200
        #expect(fixture[.mip] == 0)
        _ = fixture.hart.access(csr: 0x344, .set, 0x20)
        #expect(fixture[.mip] == 0x20)
        fixture[.menvcfg] = 1 << 63
        #expect(fixture[.mip] == 0x20)
        _ = fixture.hart.access(csr: 0x344, .clear, 0x20)
        #expect(fixture[.mip] == 0x20)
        fixture[.stimecmp] = 201
        #expect(fixture[.mip] == 0)
        fixture.clock.ticks = 201
        #expect(fixture[.mip] == 0x20)
        fixture[.stimecmp] = .max
        #expect(fixture[.mip] == 0)
    }

    @Test("the machine's timer is pending from its deadline on")
    func machineTimer() throws {
        let fixture = try HartFixture()
        fixture[.mie] = 0x80
        fixture.clock.ticks = 99
        fixture.hart.signals.machineTimerDeadline = 100
        #expect(fixture[.mip] == 0)
        #expect(!fixture.hart.hasWakingInterrupt)
        fixture.clock.ticks = 100
        #expect(fixture[.mip] == 0x80)
        #expect(fixture.hart.hasWakingInterrupt)
        fixture.hart.signals.machineTimerDeadline = .max
        #expect(fixture[.mip] == 0)
    }

    @Test("a timer interrupts once the hart has looked at the clock")
    func refreshing() throws {
        let fixture = try HartFixture(.user)
        fixture[.mideleg] = 0
        fixture[.mie] = 0x80
        fixture.hart.signals.machineTimerDeadline = 100
        fixture.hart.refreshTimers()
        fixture.clock.ticks = 100
        #expect(!fixture.hart.takePendingInterrupt())
        fixture.hart.refreshTimers()
        #expect(fixture.hart.takePendingInterrupt())
        #expect(fixture[.mcause] == Self.interrupt | 7)
    }

    @Test("the next deadline is the earlier of the timers that are enabled")
    func deadlines() throws {
        let fixture = try HartFixture()
        fixture.hart.signals.machineTimerDeadline = 100
        fixture[.stimecmp] = 50
        for (enabled, hasTimer, deadline) in [
            (0, true, nil), (0x80, true, 100), (0x20, true, 50), (0xA0, true, 50), (0x20, false, nil),
            (0xA0, false, 100),
        ] as [(UInt64, Bool, UInt64?)] {
            fixture[.mie] = enabled
            fixture[.menvcfg] = hasTimer ? 1 << 63 : 0
            #expect(fixture.hart.nextTimerDeadline == deadline)
        }
        fixture[.mie] = 0xA0
        fixture.hart.signals.machineTimerDeadline = .max
        #expect(fixture.hart.nextTimerDeadline == nil)
    }
}
