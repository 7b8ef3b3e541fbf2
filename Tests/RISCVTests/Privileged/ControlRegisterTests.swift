// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Control and status registers: which there are, who may access them, what they keep of what is written.
struct ControlRegisterTests {
    /// What each register shows after all ones and after all zeros were written.
    private static let written: [(ControlRegister, ones: UInt64, zeros: UInt64)] = [
        (.fflags, 0x1F, 0), (.frm, 7, 0), (.fcsr, 0xFF, 0),
        (.sstatus, 0x8000_0002_000C_6122, 0x2_0000_0000),
        (.sie, 0, 0),
        (.stvec, ~2, 0), (.scounteren, 7, 0), (.senvcfg, 0xF1, 0), (.sscratch, .max, 0), (.sepc, ~1, 0),
        (.scause, .max, 0), (.stval, .max, 0), (.sip, 0, 0), (.stimecmp, .max, 0),
        (.satp, 0, 0),
        (.mstatus, 0x8000_000A_007E_79AA, 0xA_0000_0000),
        (.misa, 0x8000_0000_0014_112F, 0x8000_0000_0014_112F),
        (.medeleg, 0xB3FF, 0), (.mideleg, 0x222, 0), (.mie, 0xAAA, 0), (.mtvec, ~2, 0), (.mcounteren, 7, 0),
        (.menvcfg, 0xA000_0000_0000_00F1, 0), (.mcountinhibit, 5, 0), (.mscratch, .max, 0), (.mepc, ~1, 0),
        (.mcause, .max, 0), (.mtval, .max, 0), (.mip, 0x222, 0),
        (.tselect, 0, 0), (.tdata1, 0, 0), (.tdata2, 0, 0), (.tdata3, 0, 0), (.tinfo, 1, 1),
    ]

    @Test("fields keep what they can hold", arguments: written.indices)
    func fields(row: Int) throws {
        let (register, ones, zeros) = Self.written[row]
        let fixture = try HartFixture()
        fixture[.mstatus] |= StatusRegister.floatingPoint
        for (value, expected) in [(.max, ones), (0, zeros), (.max, ones)] as [(UInt64, UInt64)] {
            #expect(fixture.hart.access(csr: register.rawValue, .write, value) != nil)
            #expect(fixture.hart.access(csr: register.rawValue, .read, 0) == expected)
            // The other ways to write come to the same.
            #expect(fixture.hart.access(csr: register.rawValue, .clear, .max) == expected)
            #expect(fixture.hart.access(csr: register.rawValue, .read, 0) == zeros)
            #expect(fixture.hart.access(csr: register.rawValue, .set, value) == zeros)
            #expect(fixture.hart.access(csr: register.rawValue, .read, 0) == (value == 0 ? zeros : expected))
        }
    }

    @Test("the table of fields has every register that can be written, but the counters")
    func completeness() {
        let covered = Set(Self.written.map(\.0)).union([.mcycle, .minstret])
        #expect(covered == Set(ControlRegister.allCases.filter { !$0.rawValue.isReadOnlyRegister }))
    }

    @Test("reading, setting and clearing return what was and change what they say")
    func operations() throws {
        let fixture = try HartFixture()
        let number = ControlRegister.mscratch.rawValue
        #expect(fixture.hart.access(csr: number, .write, 0xF0) == 0)
        #expect(fixture.hart.access(csr: number, .set, 0x0F) == 0xF0)
        #expect(fixture.hart.access(csr: number, .clear, 0x3C) == 0xFF)
        #expect(fixture.hart.access(csr: number, .read, 0x99) == 0xC3)
        #expect(fixture.hart.access(csr: number, .read, 0) == 0xC3)
    }

    @Test("a register is there for its mode and those above, and no other number is")
    func existence() throws {
        let fixture = try HartFixture()
        fixture[.mstatus] |= StatusRegister.floatingPoint
        fixture[.mcounteren] = 7
        fixture[.scounteren] = 7
        fixture[.menvcfg] = EnvironmentConfiguration.hasSupervisorTimer
        var present = Set(ControlRegister.allCases.map(\.rawValue))
        present.formUnion([0x3A0, 0x3A2])
        present.formUnion(0x3B0...0x3BF)
        present.formUnion(0x323...0x33F)
        present.formUnion(0xB03...0xB1F)
        for number in 0..<4096 as Range<UInt16> {
            for mode in [PrivilegeMode.user, .supervisor, .machine] {
                fixture.enter(mode)
                let isCounter = (0xC03...0xC1F).contains(number) && mode == .machine
                let isThere =
                    (present.contains(number) || isCounter) && UInt8(number >> 8 & 3) <= mode.rawValue
                #expect((fixture.hart.access(csr: number, .read, 0) != nil) == isThere, "\(number) \(mode)")
            }
        }
    }

    @Test("read-only registers cannot be written, whatever the value")
    func readOnly() throws {
        let fixture = try HartFixture(.machine, hart: 3)
        let expected: [ControlRegister: UInt64] = [
            .mvendorid: 0, .marchid: 0, .mimpid: 0, .mhartid: 3, .mconfigptr: 0, .cycle: 0, .instret: 0, .time: 0,
        ]
        for (register, value) in expected {
            #expect(fixture.hart.access(csr: register.rawValue, .read, 0) == value)
            for operation in [CSROperation.write, .set, .clear] {
                #expect(fixture.hart.access(csr: register.rawValue, operation, 0) == nil)
                #expect(fixture.raised == Raised(.illegalInstruction, 0))
            }
        }
    }

    @Test("rows of protection are registers, too")
    func protection() throws {
        let fixture = try HartFixture()
        let row: UInt64 = 0x0F << 56
        let rows: UInt64 = row | 0x1F
        #expect(fixture.hart.access(csr: 0x3A2, .write, row) == 0)
        #expect(fixture.hart.access(csr: 0x3BF, .write, 0x1234) == 0)
        #expect(fixture.hart.access(csr: 0x3A2, .set, 0x1F) == row)
        #expect(fixture.hart.access(csr: 0x3A2, .read, 0) == rows)
        #expect(fixture.hart.access(csr: 0x3BF, .clear, 4) == 0x1234)
        #expect(fixture.hart.access(csr: 0x3BF, .read, 0) == 0x1230)
        #expect(fixture.hart.access(csr: 0x3A0, .read, 0) == 0)
    }

    @Test("a previous privilege that there is not leaves the field as it is")
    func previousPrivilege() throws {
        let fixture = try HartFixture()
        for (written, kept) in [(1, 1), (2, 1), (3, 3), (2, 3), (0, 0), (2, 0)] as [(UInt64, UInt64)] {
            fixture[.mstatus] = written << 11
            #expect(fixture[.mstatus] >> 11 & 3 == kept)
        }
    }

    @Test("a translation mode that there is not leaves all of satp as it is")
    func translationModes() throws {
        let fixture = try HartFixture()
        let kept: Set<UInt64> = [0, 8, 9]
        for mode in 0..<16 as Range<UInt64> {
            fixture[.satp] = 8 << 60 | 5 << 44 | 7
            let value = mode << 60 | 0xFFFF << 44 | 0xFFF_FFFF_FFFF
            fixture[.satp] = value
            #expect(fixture[.satp] == (kept.contains(mode) ? value : 8 << 60 | 5 << 44 | 7))
        }
    }

    @Test("how blocks are invalidated has no third way")
    func blockInvalidation() throws {
        let fixture = try HartFixture()
        for register in [ControlRegister.menvcfg, .senvcfg] {
            for (written, kept) in [(1, 1), (2, 1), (3, 3), (2, 3), (0, 0), (2, 0)] as [(UInt64, UInt64)] {
                fixture[register] = written << 4 | 1
                #expect(fixture[register] == kept << 4 | 1)
            }
        }
    }

    @Test("S-mode sees the part of mstatus, mie and mip that is its own")
    func views() throws {
        let fixture = try HartFixture()
        fixture[.mstatus] = .max
        #expect(fixture[.sstatus] == 0x8000_0002_000C_6122)
        fixture[.sstatus] = 0
        #expect(fixture[.mstatus] == 0xA_0072_1888)

        fixture[.mideleg] = 0x202
        fixture[.mie] = 0xAAA
        #expect(fixture[.sie] == 0x202)
        fixture[.sie] = 0x2
        #expect(fixture[.mie] == 0x8AA)
        _ = fixture.hart.access(csr: ControlRegister.mip.rawValue, .write, 0x222)
        #expect(fixture[.sip] == 0x202)
        // Of these, S-mode changes its software interrupt alone.
        _ = fixture.hart.access(csr: ControlRegister.sip.rawValue, .write, 0)
        #expect(fixture[.mip] == 0x220)
        fixture[.mideleg] = 0x200
        _ = fixture.hart.access(csr: ControlRegister.sip.rawValue, .write, 2)
        #expect(fixture[.mip] == 0x220)
    }

    @Test("the state of floating-point decides whether fcsr and its parts are there, and writes make it dirty")
    func floatingPoint() throws {
        let fixture = try HartFixture()
        for register in [ControlRegister.fflags, .frm, .fcsr] {
            fixture[.mstatus] = 0
            #expect(fixture.hart.access(csr: register.rawValue, .read, 0) == nil)
            for state in [1, 2, 3] as [UInt64] {
                fixture[.mstatus] = state << 13
                #expect(fixture.hart.access(csr: register.rawValue, .read, 0) == 0)
                #expect(fixture[.mstatus] >> 13 & 3 == state)
                #expect(fixture[.mstatus] >> 63 == (state == 3 ? 1 : 0))
                #expect(fixture.hart.access(csr: register.rawValue, .write, 0) == 0)
                #expect(fixture[.sstatus] >> 13 & 3 == 3)
                #expect(fixture[.sstatus] >> 63 == 1)
            }
        }
        fixture[.fcsr] = 0xAB
        #expect((fixture[.frm], fixture[.fflags]) == (5, 0xB))
        fixture[.frm] = 2
        fixture[.fflags] = 0x11
        #expect(fixture[.fcsr] == 0x51)
    }

    @Test("counters below M-mode are there as far as the modes above enable them")
    func counterEnables() throws {
        let fixture = try HartFixture()
        for register in [ControlRegister.cycle, .time, .instret] {
            let bit: UInt64 = 1 << UInt64(register.rawValue & 3)
            for (machine, supervisor) in [(0, 0), (0, bit), (bit, 0), (bit, bit), (7 & ~bit, 7)] as [(UInt64, UInt64)] {
                fixture[.mcounteren] = machine
                fixture[.scounteren] = supervisor
                for mode in [PrivilegeMode.user, .supervisor, .machine] {
                    fixture.enter(mode)
                    let isThere =
                        mode == .machine || machine & bit != 0 && (mode == .supervisor || supervisor & bit != 0)
                    #expect((fixture.hart.access(csr: register.rawValue, .read, 0) != nil) == isThere)
                }
            }
        }
    }

    @Test("stimecmp is there for S-mode if both the timer and time are enabled")
    func timerEnable() throws {
        let fixture = try HartFixture()
        for (environment, counters, isThere) in [
            (0, 7, false), (1 << 63, 5, false), (1 << 63, 2, true),
        ] as [(UInt64, UInt64, Bool)] {
            fixture[.menvcfg] = environment
            fixture[.mcounteren] = counters
            fixture.enter(.supervisor)
            #expect((fixture.hart.access(csr: 0x14D, .read, 0) != nil) == isThere)
            fixture.enter(.machine)
            #expect(fixture.hart.access(csr: 0x14D, .read, 0) != nil)
        }
    }

    @Test("TVM keeps S-mode from satp and fences, and M-mode from nothing")
    func trappedTranslation() throws {
        let fixture = try HartFixture()
        for (isTrapped, mode, isPermitted) in [
            (false, .machine, true), (true, .machine, true), (false, .supervisor, true), (true, .supervisor, false),
            (false, .user, false), (true, .user, false),
        ] as [(Bool, PrivilegeMode, Bool)] {
            fixture[.mstatus] = isTrapped ? StatusRegister.trapVirtualMemory : 0
            fixture.enter(mode)
            #expect((fixture.hart.access(csr: 0x180, .read, 0) != nil) == isPermitted)
            #expect((fixture.hart.access(csr: 0x180, .write, 0) != nil) == isPermitted)
            #expect(fixture.hart.fenceTranslations(address: nil, addressSpace: nil) == isPermitted)
            #expect(fixture.hart.mayFenceInvalidations() == (mode != .user))
        }
    }

    @Test("time is that of the machine")
    func time() throws {
        let fixture = try HartFixture()
        fixture.clock.ticks = 12345
        #expect(fixture.hart.access(csr: 0xC01, .read, 0) == 12345)
    }
}
