// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// The walk through page tables: what it finds, what it sets, how it fails.
struct PageTableTests {
    private static let target = HartFixture.memoryStart + 0x3000

    /// What an attempt comes to: the physical address or an exception.
    private enum Outcome: Equatable {
        case physical(UInt64)
        case raised(ExceptionCause)
    }

    private func outcome(_ fixture: HartFixture, _ address: UInt64, _ access: MemoryAccess) -> Outcome {
        let hart = fixture.hart
        let target =
            access == .fetch
            ? unsafe hart.target(
                of: address,
                byteCount: 2,
                .fetch,
                hart.state.fetchRules,
                remembering: hart.state.fetchContext
            )
            : hart.target(of: address, byteCount: 1, access)
        guard let target else {
            #expect(hart.state.exceptionValue == address)
            return .raised(hart.state.exceptionCause)
        }
        return .physical(target.address.rawValue)
    }

    @Test(
        "a page is found through all levels, at each end of the address space",
        arguments: [
            (8, 0x1000), (8, 0x3F_FFFF_F000), (8, 0xFFFF_FFC0_0000_0000), (8, 0xFFFF_FFFF_FFFF_F000),
            (9, 0x1000), (9, 0x7FFF_FFFF_F000), (9, 0xFFFF_8000_0000_0000), (9, 0xFFFF_FFFF_FFFF_F000),
        ] as [(UInt8, UInt64)]
    )
    func pages(mode: UInt8, address: UInt64) throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate(mode: mode)
        fixture.map(address, to: Self.target, [.data, .execute])
        for access in [MemoryAccess.load, .store, .fetch] {
            #expect(outcome(fixture, address + 0x123, access) == .physical(Self.target + 0x123))
        }
        #expect(outcome(fixture, address ^ 0x2000, .load) == .raised(.loadPageFault))
    }

    @Test(
        "an address whose upper bits are not all the same is no address",
        arguments: [
            (8, 0x40_0000_0000), (8, 0xFFFF_FFBF_FFFF_F000), (8, 0x8000_0000_0000_0000), (8, 0x0100_0000_0000_1000),
            (9, 0x8000_0000_0000), (9, 0xFFFF_7FFF_FFFF_F000), (9, 0x8000_0000_0000_0000),
        ] as [(UInt8, UInt64)]
    )
    func nonCanonical(mode: UInt8, address: UInt64) throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate(mode: mode)
        fixture.map(address, to: Self.target, [.data, .execute])
        #expect(outcome(fixture, address, .load) == .raised(.loadPageFault))
        #expect(outcome(fixture, address, .store) == .raised(.storePageFault))
        #expect(outcome(fixture, address, .fetch) == .raised(.instructionPageFault))
    }

    @Test(
        "superpages take the rest of the page's number from the address",
        arguments: [(8, 1), (8, 2), (9, 1), (9, 2), (9, 3)] as [(UInt8, UInt64)]
    )
    func superpages(mode: UInt8, level: UInt64) throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate(mode: mode)
        let offsetMask: UInt64 = 1 << (12 + 9 * level) - 1
        let physical = HartFixture.memoryStart & ~offsetMask
        let address: UInt64 = 1 << 39 - 1 & ~offsetMask
        // Sv39 has no such address: it is negative there.
        let virtual = mode == 8 ? address | ~(1 << 38 - 1) : address
        fixture.map(virtual, to: physical, .data, level: level)
        let offset = HartFixture.memoryStart + 0x12_3456 - physical
        #expect(outcome(fixture, virtual | offset & offsetMask, .store) == .physical(physical | offset & offsetMask))
    }

    @Test("a superpage that does not begin at a multiple of its size is refused")
    func misalignedSuperpage() throws {
        for level in [1, 2] as [UInt64] {
            let fixture = try HartFixture(.supervisor)
            fixture.translate()
            fixture.map(0, to: HartFixture.memoryStart + 0x1000, .data, level: level)
            #expect(outcome(fixture, 0, .load) == .raised(.loadPageFault))
        }
    }

    @Test(
        "entries that are not valid are refused",
        arguments: [
            EntryBits.data.rawValue & ~1,  // V
            EntryBits([.valid, .write, .accessed, .dirty]).rawValue,  // W without R
            EntryBits([.valid, .write, .execute, .accessed, .dirty]).rawValue,
            EntryBits.data.rawValue | 1 << 54,  // reserved
            EntryBits.data.rawValue | 1 << 60,
            EntryBits.data.rawValue | 1 << 61,  // PBMT
            EntryBits.data.rawValue | 1 << 62,
            EntryBits.data.rawValue | 1 << 63,  // N
            EntryBits.valid.rawValue,  // a pointer at the last level
        ]
    )
    func invalidEntries(bits: UInt64) throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, EntryBits(rawValue: bits))
        #expect(outcome(fixture, 0x5000, .load) == .raised(.loadPageFault))
    }

    @Test("the bits for software are ignored")
    func softwareBits() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, [.data, EntryBits(rawValue: 3 << 8)])
        #expect(outcome(fixture, 0x5000, .load) == .physical(Self.target))
    }

    @Test(
        "an entry for the next table must not have the bits of one for memory",
        arguments: [EntryBits.user, .accessed, .dirty, EntryBits(rawValue: 1 << 63), EntryBits(rawValue: 1 << 61)]
    )
    func pointerBits(bits: EntryBits) throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, .data)
        let pointer = fixture.entryPlace(for: 0x5000, level: 1)
        fixture.poke(pointer, fixture.peek(pointer) | bits.rawValue)
        #expect(outcome(fixture, 0x5000, .load) == .raised(.loadPageFault))
    }

    @Test("tables outside of memory, or protected, cannot be walked: an access fault of the kind of the access")
    func unreachableTables() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, [.data, .execute])
        fixture.poke(fixture.entryPlace(for: 0x5000, level: 1), HartFixture.entry(HartFixture.devicePage, .valid))
        #expect(outcome(fixture, 0x5000, .load) == .raised(.loadAccessFault))
        #expect(outcome(fixture, 0x5000, .store) == .raised(.storeAccessFault))
        #expect(outcome(fixture, 0x5000, .fetch) == .raised(.instructionAccessFault))

        let other = try HartFixture(.supervisor)
        other.translate()
        other.map(0x5000, to: Self.target, .data)
        other.hart.protection.reset()
        other.hart.protection.setAddress(0, HartFixture.rootPage >> 2 | 0x1FF)
        other.hart.protection.setAddress(1, .max)
        other.hart.protection.setConfigurations(0, 0x1F18)
        #expect(outcome(other, 0x5000, .load) == .raised(.loadAccessFault))
    }

    /// Who may do what with which entry: mode, SUM, MXR, bits, what is allowed of load, store, fetch.
    private static let permissionRows: [(PrivilegeMode, sum: Bool, mxr: Bool, EntryBits, String)] = [
        (.supervisor, false, false, [.read], "r"),
        (.supervisor, false, false, [.read, .write], "rw"),
        (.supervisor, false, false, [.execute], "x"),
        (.supervisor, false, true, [.execute], "rx"),
        (.supervisor, false, false, [.read, .execute], "rx"),
        (.supervisor, false, false, [.read, .write, .execute], "rwx"),
        (.supervisor, false, false, [.read, .write, .execute, .user], ""),
        (.supervisor, true, false, [.read, .write, .execute, .user], "rw"),
        (.supervisor, true, false, [.execute, .user], ""),
        (.supervisor, true, true, [.execute, .user], "r"),
        (.supervisor, true, false, [.read, .write, .execute], "rwx"),
        (.user, false, false, [.read, .user], "r"),
        (.user, false, false, [.read, .write, .user], "rw"),
        (.user, false, false, [.execute, .user], "x"),
        (.user, false, true, [.execute, .user], "rx"),
        (.user, false, false, [.read, .write, .execute], ""),
        (.user, true, true, [.read, .write, .execute], ""),
    ]

    @Test("U, R, W, X, SUM and MXR together say what is allowed", arguments: permissionRows.indices)
    func permissions(row: Int) throws {
        let (mode, sum, mxr, bits, allowed) = Self.permissionRows[row]
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, bits.union([.valid, .accessed, .dirty]))
        fixture[.mstatus] |= (sum ? 1 << 18 : 0) | (mxr ? 1 << 19 : 0)
        fixture.enter(mode)
        let expected: [(MemoryAccess, Character, ExceptionCause)] = [
            (.load, "r", .loadPageFault), (.store, "w", .storePageFault), (.fetch, "x", .instructionPageFault),
        ]
        for (access, letter, fault) in expected {
            #expect(
                outcome(fixture, 0x5000, access)
                    == (allowed.contains(letter) ? .physical(Self.target) : .raised(fault))
            )
        }
    }

    @Test("what the cache holds allows just what the walk does", arguments: permissionRows.indices)
    func tags(row: Int) throws {
        let (mode, sum, mxr, bits, allowed) = Self.permissionRows[row]
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, bits.union([.valid, .accessed, .dirty]))
        fixture[.mstatus] |= (sum ? 1 << 18 : 0) | (mxr ? 1 << 19 : 0)
        fixture.enter(mode)
        for access in [MemoryAccess.load, .store, .fetch] { _ = outcome(fixture, 0x5000, access) }
        let data = unsafe TranslationCache.entry(for: 0x5000, in: fixture.hart.state.dataContext).pointee
        let code = unsafe TranslationCache.entry(for: 0x5000, in: fixture.hart.state.fetchContext).pointee
        #expect((data.loadTag == 0x5000) == allowed.contains("r"))
        #expect((data.storeTag == 0x5000) == allowed.contains("w"))
        #expect((code.fetchTag == 0x5000) == allowed.contains("x"))
    }

    @Test("without Svadu, A and D must be set by software")
    func softwareUpdates() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.target, [.valid, .read, .write, .execute])
        fixture.map(0x6000, to: Self.target, [.valid, .read, .write, .execute, .accessed])
        #expect(outcome(fixture, 0x5000, .load) == .raised(.loadPageFault))
        #expect(outcome(fixture, 0x5000, .fetch) == .raised(.instructionPageFault))
        #expect(outcome(fixture, 0x5000, .store) == .raised(.storePageFault))
        #expect(outcome(fixture, 0x6000, .load) == .physical(Self.target))
        #expect(outcome(fixture, 0x6000, .fetch) == .physical(Self.target))
        #expect(outcome(fixture, 0x6000, .store) == .raised(.storePageFault))
    }

    @Test("with Svadu, A is set by all accesses and D by stores, and the store tag waits for D")
    func hardwareUpdates() throws {
        let fixture = try HartFixture(.supervisor)
        fixture[.menvcfg] |= 1 << 61
        fixture.translate()
        let clean: EntryBits = [.valid, .read, .write, .execute]
        for (address, access, set) in [
            (0x5000, .load, .accessed), (0x6000, .fetch, .accessed), (0x7000, .store, [.accessed, .dirty]),
        ] as [(UInt64, MemoryAccess, EntryBits)] {
            let place = fixture.map(address, to: Self.target, clean)
            #expect(outcome(fixture, address, access) == .physical(Self.target))
            #expect(fixture.peek(place) == HartFixture.entry(Self.target, clean.union(set)))
        }
        let entry = unsafe TranslationCache.entry(for: 0x5000, in: fixture.hart.state.dataContext)
        #expect(unsafe entry.pointee.loadTag == 0x5000)
        #expect(unsafe entry.pointee.storeTag == TranslationEntry.none)
        #expect(outcome(fixture, 0x5000, .store) == .physical(Self.target))
        #expect(unsafe entry.pointee.storeTag == 0x5000)
        #expect(fixture.peek(fixture.entryPlace(for: 0x5000, level: 0)) & EntryBits.dirty.rawValue != 0)
    }

    @Test("an access that is not allowed sets nothing")
    func refusedUpdate() throws {
        let fixture = try HartFixture(.supervisor)
        fixture[.menvcfg] |= 1 << 61
        fixture.translate()
        let place = fixture.map(0x5000, to: Self.target, [.valid, .read])
        let before = fixture.peek(place)
        #expect(outcome(fixture, 0x5000, .store) == .raised(.storePageFault))
        #expect(fixture.peek(place) == before)
    }

    @Test("a table that may be read but not written cannot be updated: an access fault")
    func protectedUpdate() throws {
        let fixture = try HartFixture(.supervisor)
        fixture[.menvcfg] |= 1 << 61
        fixture.translate()
        let place = fixture.map(0x5000, to: Self.target, [.valid, .read])
        fixture.hart.protection.reset()
        fixture.hart.protection.setAddress(0, place >> 2)
        fixture.hart.protection.setAddress(1, place >> 2 + 2)
        fixture.hart.protection.setAddress(2, .max)
        fixture.hart.protection.setConfigurations(0, 0x1F_0900)
        #expect(outcome(fixture, 0x5000, .load) == .raised(.loadAccessFault))
        #expect(fixture.peek(place) & EntryBits.accessed.rawValue == 0)
    }

    @Test("harts that set A and D of one entry at once lose neither")
    func concurrentUpdates() async throws {
        let memory = try HartFixture(.supervisor)
        let place = HartFixture.rootPage
        let count = 200
        for _ in 0..<count {
            memory.translate()
            memory.poke(place, HartFixture.entry(HartFixture.memoryStart, EntryBits([.valid, .read, .write])))
            let harts = (0..<2).map { index in
                let hart = Hart(
                    identifier: UInt64(index),
                    configuration: HartConfiguration(),
                    memory: memory.memory,
                    bus: memory.bus,
                    time: memory.clock
                )
                hart.resetControlRegisters(to: .supervisor)
                hart.write(.menvcfg, 1 << 61)
                hart.write(.satp, memory[.satp])
                return hart
            }
            await withTaskGroup(of: Bool.self) { group in
                group.addTask { harts[0].target(of: 0x5000, byteCount: 1, .load) != nil }
                group.addTask { harts[1].target(of: 0x5000, byteCount: 1, .store) != nil }
                for await isTranslated in group { #expect(isTranslated) }
            }
            #expect(
                memory.peek(place) == HartFixture.entry(HartFixture.memoryStart, EntryBits.data)
            )
        }
    }

    @Test("M-mode is not translated, unless MPRV lends it another mode for data")
    func modifiedPrivilege() throws {
        let fixture = try HartFixture(.machine)
        fixture.hart.protection.openAll()
        fixture.translate()
        fixture.map(0x5000, to: Self.target, .data)
        fixture.map(0x6000, to: Self.target, [.data, .user])
        #expect(outcome(fixture, Self.target, .load) == .physical(Self.target))
        for (mode, address, refused) in [(1, 0x5000, 0x6000), (0, 0x6000, 0x5000)] as [(UInt64, UInt64, UInt64)] {
            fixture[.mstatus] = 1 << 17 | mode << 11
            #expect(outcome(fixture, address, .load) == .physical(Self.target))
            #expect(outcome(fixture, refused, .load) == .raised(.loadPageFault))
            #expect(outcome(fixture, Self.target, .fetch) == .physical(Self.target))
        }
        fixture[.mstatus] = 1 << 17 | 3 << 11
        #expect(outcome(fixture, Self.target, .load) == .physical(Self.target))
    }
}
