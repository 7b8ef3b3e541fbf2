// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// The slow paths of loads, stores, fetches and atomic memory operations.
struct AccessTests {
    private static let memory = HartFixture.memoryStart
    private static let device = HartFixture.devicePage
    private static let rom = HartFixture.romPage

    @Test("a load returns as many bytes as it is wide, zero-extended, from any place", arguments: AccessWidth.allCases)
    func loads(width: AccessWidth) throws {
        let fixture = try HartFixture()
        let bytes = (0..<16).map { UInt8(0x81 + $0) }
        let isWritten = fixture.memory.write(at: PhysicalAddress(rawValue: Self.memory + 0xFF8), bytes: bytes.span)
        #expect(isWritten)
        for offset in 0..<8 {
            let expected = bytes[offset..<offset + Int(width.byteCount)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            #expect(fixture.hart.load(Self.memory + 0xFF8 + UInt64(offset), width) == expected)
        }
    }

    @Test("a store writes as many bytes as it is wide and no others, at any place", arguments: AccessWidth.allCases)
    func stores(width: AccessWidth) throws {
        for offset in 0..<9 {
            let fixture = try HartFixture()
            #expect(fixture.hart.store(Self.memory + 0xFF8 + UInt64(offset), width, 0x8877_6655_4433_2211))
            var bytes = [UInt8](repeating: 0, count: 24)
            var span = bytes.mutableSpan
            let isRead = fixture.memory.read(at: PhysicalAddress(rawValue: Self.memory + 0xFF4), into: &span)
            #expect(isRead)
            var expected = [UInt8](repeating: 0, count: 24)
            for index in 0..<Int(width.byteCount) { expected[4 + offset + index] = UInt8(0x11 * (index + 1)) }
            #expect(bytes == expected)
        }
    }

    @Test("an access to memory fills in the entry that the next one finds")
    func filling() throws {
        let fixture = try HartFixture()
        let address = Self.memory + 0x5678
        let entry = unsafe TranslationCache.entry(for: address, in: fixture.hart.state.dataContext)
        #expect(unsafe entry.pointee.loadTag == TranslationEntry.none)
        #expect(fixture.hart.store(address, .word, 0xDEAD_BEEF))
        #expect(unsafe entry.pointee.loadTag == Self.memory + 0x5000)
        #expect(unsafe entry.pointee.storeTag == Self.memory + 0x5000)
        let host = unsafe UnsafeRawPointer(bitPattern: UInt(address &+ entry.pointee.addend))
        #expect(unsafe host?.load(as: UInt32.self) == 0xDEAD_BEEF)
    }

    @Test("what is no memory goes to the bus, aligned and as wide as it is, each time", arguments: AccessWidth.allCases)
    func devices(width: AccessWidth) throws {
        let fixture = try HartFixture()
        let address = Self.device + 0x18
        #expect(fixture.hart.load(address, width) == 0xA5A5_A5A5_A5A5_A5A5 & width.mask)
        #expect(fixture.hart.load(address, width) != nil)
        #expect(fixture.hart.store(address, width, 0x1234_5678_9ABC_DEF0))
        let load = "load 24 \(width.rawValue)"
        let store = "store 24 \(width.rawValue) \(0x1234_5678_9ABC_DEF0 & width.mask)"
        #expect(fixture.bus.log == [load, load, store])
    }

    @Test(
        "where nothing answers, and where a device is accessed across its unit, there is an access fault",
        arguments: [
            (0, .byte), (0x1000_1000, .double), (.max, .byte), (1 << 56, .word), (device + 1, .half),
            (device + 2, .word), (device + 4, .double), (device + 0xFFF, .half), (device - 1, .half),
        ] as [(UInt64, AccessWidth)]
    )
    func accessFaults(address: UInt64, width: AccessWidth) throws {
        let fixture = try HartFixture()
        #expect(fixture.hart.load(address, width) == nil)
        #expect(fixture.raised == Raised(.loadAccessFault, address))
        #expect(!fixture.hart.store(address, width, 0))
        #expect(fixture.raised == Raised(.storeAccessFault, address))
        #expect(fixture.bus.log == [])
    }

    @Test("stores leave read-only memory as it is")
    func readOnly() throws {
        let fixture = try HartFixture()
        #expect(fixture.memory.fill(at: PhysicalAddress(rawValue: Self.rom), byteCount: 16, with: 0x5A))
        #expect(fixture.hart.load(Self.rom, .half) == 0x5A5A)
        #expect(fixture.hart.store(Self.rom, .double, 0))
        #expect(fixture.hart.store(Self.rom + 3, .double, 0))
        #expect(fixture.hart.load(Self.rom + 8, .half) == 0x5A5A)
        #expect(fixture.hart.load(Self.rom, .half) == 0x5A5A)
        let entry = unsafe TranslationCache.entry(for: Self.rom, in: fixture.hart.state.dataContext)
        #expect(unsafe entry.pointee.loadTag == Self.rom)
        #expect(unsafe entry.pointee.storeTag == TranslationEntry.none)
    }

    @Test("what crosses pages is translated in both, and stores nothing if the second is refused")
    func crossing() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.memory + 0x1000, .data)
        fixture.map(0x6000, to: Self.memory + 0x8000, .data)
        #expect(fixture.hart.store(0x5FFD, .double, 0x8877_6655_4433_2211))
        #expect(fixture.peek(Self.memory + 0x1FF8) == 0x3322_1100_0000_0000)
        #expect(fixture.peek(Self.memory + 0x8000) == 0x0000_0088_7766_5544)
        #expect(fixture.hart.load(0x5FFD, .double) == 0x8877_6655_4433_2211)
        #expect(fixture.hart.load(0x5FFF, .half) == 0x4433)

        #expect(!fixture.hart.store(0x6FFD, .word, .max))
        #expect(fixture.raised == Raised(.storePageFault, 0x7000))
        #expect(fixture.peek(Self.memory + 0x8FF8) == 0)
        #expect(fixture.hart.load(0x6FFF, .half) == nil)
        #expect(fixture.raised == Raised(.loadPageFault, 0x7000))
        #expect(fixture.hart.load(0x4FFF, .half) == nil)
        #expect(fixture.raised == Raised(.loadPageFault, 0x4FFF))
    }

    @Test("what reaches from memory to where there is none is an access fault there")
    func crossingTheEnd() throws {
        let fixture = try HartFixture()
        #expect(!fixture.hart.store(Self.rom + 0xFFC, .double, 0))
        #expect(fixture.raised == Raised(.storeAccessFault, Self.rom + 0x1000))
        #expect(fixture.hart.load(Self.memory + 0xFF_FFFF, .half) == nil)
        #expect(fixture.raised == Raised(.loadAccessFault, Self.memory + 0x100_0000))
    }

    @Test("protection of parts of a page is checked at each access, and keeps the page out of the cache")
    func partlyProtected() throws {
        let fixture = try HartFixture(.supervisor)
        let place = Self.memory + 0x100
        fixture.hart.protection.reset()
        fixture.hart.protection.setAddress(0, place >> 2)
        fixture.hart.protection.setAddress(1, .max)
        fixture.hart.protection.setConfigurations(0, 0x1F11)
        for _ in 0..<2 {
            #expect(fixture.hart.load(place, .word) == 0)
            #expect(!fixture.hart.store(place, .word, 1))
            #expect(fixture.raised == Raised(.storeAccessFault, place))
            #expect(fixture.hart.store(place + 4, .word, 1))
            #expect(fixture.hart.load(place, .double) == nil)
            #expect(fixture.raised == Raised(.loadAccessFault, place))
        }
        let entry = unsafe TranslationCache.entry(for: place, in: fixture.hart.state.dataContext)
        #expect(unsafe entry.pointee.loadTag == TranslationEntry.none)
    }

    @Test("atomic operands are found in memory alone")
    func atomics() throws {
        let fixture = try HartFixture()
        fixture.poke(Self.memory + 8, 42)
        #expect(unsafe fixture.hart.reservable(Self.memory + 8, .double)?.load(as: UInt64.self) == 42)
        #expect(unsafe fixture.hart.modifiable(Self.memory + 8, .word)?.load(as: UInt32.self) == 42)
        #expect(unsafe fixture.hart.reservable(Self.device, .word) == nil)
        #expect(fixture.raised == Raised(.loadAccessFault, Self.device))
        #expect(unsafe fixture.hart.modifiable(Self.device, .word) == nil)
        #expect(fixture.raised == Raised(.storeAccessFault, Self.device))
        #expect(unsafe fixture.hart.reservable(Self.rom, .word) != nil)
        #expect(unsafe fixture.hart.modifiable(Self.rom, .word) == nil)
        #expect(fixture.raised == Raised(.storeAccessFault, Self.rom))
        #expect(fixture.bus.log == [])
    }

    @Test("atomic operations on what may only be read fault as stores, `lr` does not")
    func atomicFaults() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.memory, [.valid, .read, .accessed])
        #expect(unsafe fixture.hart.reservable(0x5008, .double) != nil)
        #expect(unsafe fixture.hart.modifiable(0x5008, .double) == nil)
        #expect(fixture.raised == Raised(.storePageFault, 0x5008))
        #expect(unsafe fixture.hart.reservable(0x6008, .double) == nil)
        #expect(fixture.raised == Raised(.loadPageFault, 0x6008))
    }
}
