// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Zicbom and Zicboz: who may, and what it does.
struct CacheBlockTests {
    private static let memory = HartFixture.memoryStart

    @Test("zeroing clears the block of 64 bytes that has the address")
    func zeroing() throws {
        let fixture = try HartFixture()
        #expect(fixture.memory.fill(at: PhysicalAddress(rawValue: Self.memory), byteCount: 256, with: 0xFF))
        #expect(fixture.hart.operate(.zero, onBlockAt: Self.memory + 0x7F))
        for offset in stride(from: 0, to: 256, by: 8) as StrideTo<UInt64> {
            #expect(fixture.peek(Self.memory + offset) == ((64..<128).contains(offset) ? 0 : .max))
        }
        for operation in [CacheBlockOperation.clean, .flush, .invalidate] {
            #expect(fixture.hart.operate(operation, onBlockAt: Self.memory + 0x81))
        }
        #expect(fixture.peek(Self.memory + 0x80) == .max)
    }

    @Test(
        "the configuration registers permit each operation to the modes below",
        arguments: [
            (.zero, 1 << 7), (.clean, 1 << 6), (.flush, 1 << 6), (.invalidate, 1 << 4), (.invalidate, 3 << 4),
        ] as [(CacheBlockOperation, UInt64)]
    )
    func enabling(operation: CacheBlockOperation, field: UInt64) throws {
        let fixture = try HartFixture(.supervisor)
        let other: UInt64 = 0xF0 & ~(field | (operation == .invalidate ? 3 << 4 : 0))
        for (machine, supervisor, inSupervisor, inUser) in [
            (0, 0, false, false), (field, other, true, false), (field, field, true, true),
            (other, field, false, false),
        ] as [(UInt64, UInt64, Bool, Bool)] {
            fixture[.menvcfg] = machine
            fixture[.senvcfg] = supervisor
            for (mode, isPermitted) in [
                (.machine, true), (.supervisor, inSupervisor), (.user, inUser),
            ] as [(PrivilegeMode, Bool)] {
                fixture.enter(mode)
                #expect(fixture.hart.operate(operation, onBlockAt: Self.memory) == isPermitted)
                if !isPermitted { #expect(fixture.raised.cause == .illegalInstruction) }
            }
        }
    }

    @Test("faults are those of stores and have the address as it was given")
    func faults() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate()
        fixture.map(0x5000, to: Self.memory, [.valid, .read, .accessed])
        fixture.map(0x6000, to: HartFixture.devicePage, .data)
        #expect(!fixture.hart.operate(.zero, onBlockAt: 0x5043))
        #expect(fixture.raised == Raised(.storePageFault, 0x5043))
        #expect(fixture.hart.operate(.flush, onBlockAt: 0x5043))
        for operation in [CacheBlockOperation.zero, .clean, .flush, .invalidate] {
            #expect(!fixture.hart.operate(operation, onBlockAt: 0x7043))
            #expect(fixture.raised == Raised(.storePageFault, 0x7043))
        }
        #expect(!fixture.hart.operate(.zero, onBlockAt: 0x6043))
        #expect(fixture.raised == Raised(.storeAccessFault, 0x6043))
        fixture.hart.protection.reset()
        fixture.hart.protection.setAddress(0, HartFixture.rootPage >> 2 | 0x3FFF)
        fixture.hart.protection.setConfigurations(0, 0x1F)
        fixture.hart.translations.removeAll()
        #expect(!fixture.hart.operate(.clean, onBlockAt: 0x5043))
        #expect(fixture.raised == Raised(.storeAccessFault, 0x5043))
    }
}
