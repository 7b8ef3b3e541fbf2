// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

@Suite("Looking at a hart")
struct InspectionTests {
    private static let target = HartFixture.memoryStart + 0x3000

    @Test("shows registers by all their names")
    func registers() throws {
        let fixture = try HartFixture(.supervisor, hart: 3)
        fixture.hart.state.pc = 0x8000_1234
        fixture.hart.state.x[10] = 42
        fixture.hart.state.x[8] = 8
        fixture.hart.state.f[8] = 80
        fixture[.sscratch] = 99
        let registers = fixture.hart.registers
        #expect(registers.programCounter == 0x8000_1234)
        #expect(registers.integer.map(\.name)[10] == "x10/a0")
        #expect(registers.floatingPoint.map(\.name)[31] == "f31/ft11")
        let values = ["pc", "a0", "x10", "fp", "s0", "x8", "fs0", "sscratch", "mhartid", "zero"].map { registers[$0] }
        #expect(values == [0x8000_1234, 42, 42, 8, 8, 8, 80, 99, 3, 0])
        #expect(registers["foo"] == nil)
        #expect(registers["x32"] == nil)
    }

    @Test("finds memory where a load would, and marks nothing in the page tables")
    func translated() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        let entry = fixture.map(0x1000, to: Self.target, [.valid, .read])
        fixture.map(0x2000, to: Self.target + 0x5000, [.valid, .read])
        fixture.poke(Self.target + 0xFF8, 0x0807_0605_0403_0201)
        fixture.poke(Self.target + 0x5000, 0x1817_1615_1413_1211)
        let before = fixture.peek(entry)
        #expect(fixture.hart.bytes(at: 0x1FFC, count: 8) == [5, 6, 7, 8, 0x11, 0x12, 0x13, 0x14])
        #expect(fixture.peek(entry) == before)
    }

    @Test("finds nothing where a load would not be allowed", arguments: [0x1FFF, 0x2000, 0x3000, .max] as [UInt64])
    func refused(address: UInt64) throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x1000, to: Self.target, .data)
        fixture.map(0x2000, to: Self.target, [.data, .user])
        fixture.map(0x3000, to: HartFixture.devicePage, .data)
        #expect(fixture.hart.bytes(at: address, count: 2) == nil)
    }

    @Test("finds physical memory, and no device")
    func physical() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.poke(Self.target, 0x0201)
        #expect(fixture.hart.physicalBytes(at: Self.target, count: 2) == [1, 2])
        #expect(fixture.hart.physicalBytes(at: HartFixture.devicePage, count: 2) == nil)
        #expect(fixture.hart.physicalBytes(at: .max, count: 2) == nil)
        #expect(fixture.bus.log.isEmpty)
    }
}
