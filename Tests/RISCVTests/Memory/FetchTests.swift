// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Where the engine is told that instructions are.
struct FetchTests {
    private static let memory = HartFixture.memoryStart

    @Test("a window reaches to the end of the page")
    func window() throws {
        let fixture = try HartFixture()
        fixture.poke(Self.memory + 0x1230, 0x1234_5678)
        let window = try #require(fixture.hart.fetchWindow(at: Self.memory + 0x1230))
        #expect(unsafe window.host.load(as: UInt32.self) == 0x1234_5678)
        #expect(window.byteCount == 0xDD0)
        #expect(window.isWholePage)
        let entry = unsafe TranslationCache.entry(for: Self.memory + 0x1230, in: fixture.hart.state.fetchContext)
        #expect(unsafe entry.pointee.fetchTag == Self.memory + 0x1000)
    }

    @Test("instructions come from memory alone, read-only memory too")
    func places() throws {
        let fixture = try HartFixture()
        #expect(fixture.hart.fetchWindow(at: HartFixture.romPage + 0xFFE)?.byteCount == 2)
        for address in [HartFixture.devicePage, 0x9000_0000, UInt64.max - 1] {
            #expect(fixture.hart.fetchWindow(at: address) == nil)
            #expect(fixture.raised == Raised(.instructionAccessFault, address))
        }
    }

    @Test("a border of protection within the page ends the window")
    func protectionBorder() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.hart.protection.reset()
        fixture.hart.protection.setAddress(0, (Self.memory + 0x100) >> 2)
        fixture.hart.protection.setAddress(1, (Self.memory + 0x200) >> 2)
        fixture.hart.protection.setAddress(2, .max)
        // Executable, not executable, executable.
        fixture.hart.protection.setConfigurations(0, 0x1F_090D)
        let window = try #require(fixture.hart.fetchWindow(at: Self.memory + 0xF6))
        #expect(window.byteCount == 10)
        #expect(!window.isWholePage)
        #expect(fixture.hart.fetchWindow(at: Self.memory + 0x100) == nil)
        #expect(fixture.raised == Raised(.instructionAccessFault, Self.memory + 0x100))
        #expect(fixture.hart.fetchWindow(at: Self.memory + 0x1FE) == nil)
        #expect(fixture.hart.fetchWindow(at: Self.memory + 0x202)?.byteCount == 0xDFE)
        let entry = unsafe TranslationCache.entry(for: Self.memory, in: fixture.hart.state.fetchContext)
        #expect(unsafe entry.pointee.fetchTag == TranslationEntry.none)
    }

    @Test("data's rules do not count: neither MPRV nor MXR nor SUM")
    func rules() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.memory, [.code, .user])
        fixture[.mstatus] |= 1 << 18 | 1 << 19
        #expect(fixture.hart.fetchWindow(at: 0x5000) == nil)
        #expect(fixture.raised == Raised(.instructionPageFault, 0x5000))
        fixture.enter(.user)
        #expect(fixture.hart.fetchWindow(at: 0x5000)?.byteCount == 4096)
        fixture.enter(.machine)
        fixture[.mstatus] = 1 << 17
        #expect(fixture.hart.fetchWindow(at: 0x5000) == nil)
        #expect(fixture.raised == Raised(.instructionAccessFault, 0x5000))
        #expect(fixture.hart.fetchWindow(at: Self.memory) != nil)
    }
}
