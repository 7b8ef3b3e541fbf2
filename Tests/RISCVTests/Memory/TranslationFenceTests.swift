// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// What the hart still remembers after changes of mode and address space, and after fences.
struct TranslationFenceTests {
    private static let memory = HartFixture.memoryStart

    /// Two pages, one of them global, for the mode in question, in address space 1.
    private func fixture(_ mode: PrivilegeMode) throws -> HartFixture {
        let fixture = try HartFixture(.supervisor)
        fixture.translate(addressSpace: 1)
        let user: EntryBits = mode == .user ? .user : []
        fixture.map(0x5000, to: Self.memory, [.data, user])
        fixture.map(0x6000, to: Self.memory, [.data, .global, user])
        fixture.enter(mode)
        touch(fixture)
        return fixture
    }

    private func touch(_ fixture: HartFixture) {
        for page in [0x5000, 0x6000] as [UInt64] { #expect(fixture.hart.load(page, .byte) != nil) }
    }

    /// Which of the two pages are remembered in the present state.
    private func remembered(_ fixture: HartFixture) -> [UInt64] {
        [0x5000, 0x6000].filter { page in
            unsafe TranslationCache.entry(for: page, in: fixture.hart.state.dataContext).pointee.loadTag == page
        }
    }

    private func fence(_ fixture: HartFixture, address: UInt64?, addressSpace: UInt64?) {
        let mode = fixture.hart.state.privilege
        fixture.enter(.supervisor)
        #expect(fixture.hart.fenceTranslations(address: address, addressSpace: addressSpace))
        fixture.enter(mode)
    }

    private static let fences: [(address: UInt64?, addressSpace: UInt64?, remembered: [UInt64])] = [
        (nil, nil, []),
        (nil, 1, [0x6000]),
        (nil, 2, [0x5000, 0x6000]),
        (nil, 0x1_0001, [0x6000]),
        (0x5000, nil, [0x6000]),
        (0x5FFF, nil, [0x6000]),
        (0x6000, nil, [0x5000]),
        (0x7000, nil, [0x5000, 0x6000]),
        (0x5000, 1, [0x6000]),
        (0x6000, 1, [0x5000, 0x6000]),
        (0x5000, 2, [0x5000, 0x6000]),
        // What falls on the same entry is another page.
        (0x40_5000, nil, [0x5000, 0x6000]),
        (0x8000_0000_0000_5000, nil, [0x5000, 0x6000]),
    ]

    @Test("a fence forgets what its operands say", arguments: fences.indices, [PrivilegeMode.user, .supervisor])
    func operands(row: Int, mode: PrivilegeMode) throws {
        let (address, addressSpace, expected) = Self.fences[row]
        let fixture = try fixture(mode)
        #expect(remembered(fixture) == [0x5000, 0x6000])
        fence(fixture, address: address, addressSpace: addressSpace)
        #expect(remembered(fixture) == expected)
    }

    @Test("U-mode's translations outlive other modes and address spaces")
    func userSwitches() throws {
        let fixture = try fixture(.user)
        fixture.enter(.machine)
        fixture.enter(.supervisor)
        for _ in 0..<3 {
            fixture[.satp] ^= 3 << 44
            #expect(remembered(fixture) == [])
        }
        fixture[.satp] ^= 3 << 44
        fixture.enter(.user)
        #expect(remembered(fixture) == [0x5000, 0x6000])
    }

    @Test("S-mode's global translations outlive other modes and address spaces, the others those modes only")
    func supervisorSwitches() throws {
        let fixture = try fixture(.supervisor)
        fixture.enter(.user)
        fixture.enter(.machine)
        fixture.enter(.supervisor)
        #expect(remembered(fixture) == [0x5000, 0x6000])
        fixture[.satp] ^= 3 << 44
        #expect(remembered(fixture) == [0x6000])
    }

    @Test("SUM and MXR take effect at once, and what was known before is known again after")
    func status() throws {
        let fixture = try fixture(.supervisor)
        for bit in [18, 19] as [UInt64] {
            fixture[.mstatus] ^= 1 << bit
            #expect(remembered(fixture) == [])
            fixture[.mstatus] ^= 1 << bit
            #expect(remembered(fixture) == [0x5000, 0x6000])
        }
    }

    @Test("turning translation off and on takes effect at once")
    func bare() throws {
        let fixture = try fixture(.supervisor)
        let satp = fixture[.satp]
        fixture[.satp] = 0
        #expect(fixture.hart.load(0x5000, .byte) == nil)
        #expect(fixture.raised == Raised(.loadAccessFault, 0x5000))
        #expect(fixture.hart.load(Self.memory, .byte) == 0)
        fixture[.satp] = satp
        #expect(fixture.hart.load(0x5000, .byte) == 0)
        #expect(fixture.hart.load(Self.memory, .byte) == nil)
    }

    @Test("a fence for one address of a superpage forgets all of the superpage")
    func superpage() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x20_0000, to: Self.memory + 0x20_0000, .data, level: 1)
        #expect(fixture.hart.load(0x20_5000, .byte) == 0)
        fence(fixture, address: 0x3F_F000, addressSpace: nil)
        fixture.map(0x20_0000, to: Self.memory + 0x40_0000, .data, level: 1)
        fixture.poke(Self.memory + 0x40_5000, 77)
        #expect(fixture.hart.load(0x20_5000, .byte) == 77)
    }

    @Test("more address spaces than there are tables push each other out, and nothing else")
    func manyAddressSpaces() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        for space in 0..<40 as Range<UInt64> {
            let physical = Self.memory + space << 12
            fixture.poke(physical, space)
            fixture.map(0x5000, to: physical, [.data, .user])
            fixture[.satp] = fixture[.satp] & ~(0xFFFF << 44) | space << 44
            fixture.enter(.user)
            #expect(fixture.hart.load(0x5000, .byte) == space)
            fixture.enter(.supervisor)
        }
    }

    @Test("a change of protection is seen by what was translated before")
    func protection() throws {
        let fixture = try fixture(.supervisor)
        fixture.enter(.machine)
        #expect(fixture.hart.access(csr: 0x3A0, .write, 0x18) != nil)
        fixture.enter(.supervisor)
        #expect(fixture.hart.load(0x5000, .byte) == nil)
        #expect(fixture.raised == Raised(.loadAccessFault, 0x5000))
    }

    @Test("jumps are forgotten with code, and kept where data is forgotten")
    func jumps() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.memory, .code)
        fixture.map(0x6000, to: Self.memory, .data)
        #expect(fixture.hart.fetchWindow(at: 0x5000) != nil)
        #expect(fixture.hart.load(0x6000, .byte) != nil)
        let jump = unsafe fixture.hart.jumpEntry(for: 0x5000)
        for (address, addressSpace, isKept) in [
            (0x6000, nil, true), (0x7000, nil, true), (0x5000, nil, false), (nil, 0, false), (nil, 3, true),
            (nil, nil, false),
        ] as [(UInt64?, UInt64?, Bool)] {
            unsafe jump.pointee = JumpEntry(address: 0x5000, operation: 1)
            fence(fixture, address: address, addressSpace: addressSpace)
            #expect(unsafe (jump.pointee.address == 0x5000) == isKept)
            #expect(fixture.hart.fetchWindow(at: 0x5000) != nil)
        }
    }
}
