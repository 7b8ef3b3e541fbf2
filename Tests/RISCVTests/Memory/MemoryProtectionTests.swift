// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Physical memory protection: which bytes an entry covers, which entry decides, what is locked.
struct MemoryProtectionTests {
    private static let read: UInt8 = 1
    private static let write: UInt8 = 2
    private static let execute: UInt8 = 4
    private static let topOfRange: UInt8 = 1 << 3
    private static let fourBytes: UInt8 = 2 << 3
    private static let powerOfTwo: UInt8 = 3 << 3
    private static let locked: UInt8 = 1 << 7

    private func protection(_ entries: [(configuration: UInt8, address: UInt64)]) -> ProtectionSubject {
        let subject = ProtectionSubject()
        for (index, entry) in entries.enumerated() { subject.protection.setAddress(index, entry.address) }
        for half in 0..<2 {
            let bytes = entries.dropFirst(half * 8).prefix(8).enumerated()
            subject.protection.setConfigurations(
                half,
                bytes.reduce(0) { $0 | UInt64($1.element.configuration) << UInt64($1.offset * 8) }
            )
        }
        return subject
    }

    @Test(
        "an entry covers its bytes and no others",
        arguments: [
            // (configuration, address of the entry before, its own, first byte, byte behind the last)
            (fourBytes, 0, 0x2000_0000, 0x8000_0000, 0x8000_0004),
            (powerOfTwo, 0, 0x2000_0000, 0x8000_0000, 0x8000_0008),
            (powerOfTwo, 0, 0x2000_0001, 0x8000_0000, 0x8000_0010),
            (powerOfTwo, 0, 0x2000_01FF, 0x8000_0000, 0x8000_1000),
            (powerOfTwo, 0, 0x2000_03FF, 0x8000_0000, 0x8000_2000),
            (topOfRange, 0x2000_0000, 0x2000_0001, 0x8000_0000, 0x8000_0004),
            (topOfRange, 0x1FFF_FFFF, 0x2000_0400, 0x7FFF_FFFC, 0x8000_1000),
        ] as [(UInt8, UInt64, UInt64, UInt64, UInt64)]
    )
    func ranges(configuration: UInt8, before: UInt64, address: UInt64, first: UInt64, end: UInt64) {
        let protection = protection([(0, before), (configuration | Self.read, address)])
        #expect(!protection.allows(.read, first - 1))
        #expect(protection.allows(.read, first))
        #expect(protection.allows(.read, end - 1))
        #expect(!protection.allows(.read, end))
        #expect(!protection.allows(.write, first))
        #expect(!protection.allows(.execute, first))
    }

    @Test("all ones cover all of memory")
    func everything() {
        let all = ProtectionSubject()
        all.protection.openAll()
        for address in [0, 0x8000_0000, 1 << 56 - 8] as [UInt64] {
            #expect(all.allows([.read, .write], address, 8))
            #expect(all.protection.permissions(inPage: address >> 12, isMachine: false) == .all)
        }
    }

    @Test("addresses beyond those that entries have are nobody's but M-mode's")
    func beyond() {
        let all = ProtectionSubject()
        all.protection.openAll()
        for address in [1 << 57, .max - 7] as [UInt64] {
            for isMachine in [false, true] {
                #expect(all.allows(.read, address, 8, isMachine: isMachine) == isMachine)
                #expect(all.allows(.read, address, 16, isMachine: isMachine) == isMachine)
                #expect(
                    all.protection.permissions(inPage: address >> 12, isMachine: isMachine) == (isMachine ? .all : [])
                )
            }
        }
    }

    @Test(
        "a range that ends where or before it begins covers nothing",
        arguments: [(0x2000_0000, 0x2000_0000), (0x2000_0000, 0x1000_0000)] as [(UInt64, UInt64)]
    )
    func emptyRange(before: UInt64, address: UInt64) {
        let protection = protection([(0, before), (Self.topOfRange | 7, address), (Self.powerOfTwo | 1, .max)])
        for place in [0x4000_0000, 0x5000_0000, 0x8000_0000] as [UInt64] {
            #expect(protection.allows(.read, place, 8))
            #expect(!protection.allows(.write, place, 8))
        }
    }

    @Test("the first range begins at 0")
    func firstRange() {
        let protection = protection([(Self.topOfRange | Self.read, 0x400)])
        #expect(protection.allows(.read, 0))
        #expect(protection.allows(.read, 0xFFF))
        #expect(!protection.allows(.read, 0x1000))
    }

    @Test("the entry of lowest number decides, also if it allows less or more")
    func priority() {
        let protection = protection([
            (Self.fourBytes, 0x400), (Self.fourBytes | 7, 0x401), (Self.powerOfTwo | Self.read, .max),
        ])
        #expect(!protection.allows(.read, 0x1000, 4))
        #expect(protection.allows([.read, .write], 0x1004, 4))
        #expect(protection.allows(.read, 0x1008, 4))
        #expect(!protection.allows(.write, 0x1008, 4))
    }

    @Test("an access partly outside the entry that decides fails, even if all entries allow it, even in M-mode")
    func partial() {
        let protection = protection([(Self.fourBytes | 7, 0x400), (Self.powerOfTwo | 7, .max)])
        #expect(protection.allows(.read, 0x1000, 4))
        for isMachine in [false, true] {
            #expect(!protection.allows(.read, 0x1000, 8, isMachine: isMachine))
            #expect(!protection.allows(.read, 0x0FFC, 8, isMachine: isMachine))
        }
        #expect(protection.allows(.read, 0x1004, 8))
        #expect(protection.allows(.read, 0x0FF8, 8, isMachine: true))
    }

    @Test("what no entry covers is M-mode's alone; M-mode is bound by locked entries only")
    func machine() {
        let none = ProtectionSubject()
        #expect(none.allows([.read, .write], 0x8000_0000, 8, isMachine: true))
        #expect(!none.allows(.read, 0x8000_0000, 8))
        let open = protection([(Self.fourBytes, 0x400), (Self.fourBytes | Self.locked | Self.read, 0x401)])
        #expect(open.allows([.read, .write], 0x1000, 4, isMachine: true))
        #expect(open.allows(.read, 0x1004, 4, isMachine: true))
        #expect(!open.allows(.write, 0x1004, 4, isMachine: true))
        #expect(open.allows(.write, 0x1008, 4, isMachine: true))
    }

    @Test("a page has one answer only if one entry covers it, or none touches it")
    func pages() {
        let protection = protection([
            (Self.fourBytes | Self.locked | 1, 0x400),  // within page 1
            (Self.powerOfTwo | 5, 0x9FF),  // page 2
            (Self.powerOfTwo | 3, 0xFFF),  // pages 0 to 7
        ])
        #expect(protection.protection.permissions(inPage: 0, isMachine: false) == [.read, .write])
        #expect(protection.protection.permissions(inPage: 1, isMachine: false) == nil)
        #expect(protection.protection.permissions(inPage: 1, isMachine: true) == nil)
        #expect(protection.protection.permissions(inPage: 2, isMachine: false) == [.read, .execute])
        #expect(protection.protection.permissions(inPage: 2, isMachine: true) == .all)
        #expect(protection.protection.permissions(inPage: 8, isMachine: false) == [])
        #expect(protection.protection.permissions(inPage: 8, isMachine: true) == .all)
    }

    @Test(
        "reserved bits read as 0, and so does W without R",
        arguments: [(0xFF, 0x9F), (0x60, 0), (0x02, 0), (0x06, 0x04), (0x9A, 0x98), (0x03, 0x03)] as [(UInt64, UInt64)]
    )
    func legalization(written: UInt64, read: UInt64) {
        let protection = ProtectionSubject()
        protection.protection.setConfigurations(1, written << 40)
        #expect(protection.protection.packedConfigurations(1) == read << 40)
        #expect(protection.protection.packedConfigurations(0) == 0)
    }

    @Test("addresses have 54 bits")
    func addressBits() {
        let protection = ProtectionSubject()
        protection.protection.setAddress(15, .max)
        #expect(protection.protection.address(15) == 1 << 54 - 1)
    }

    @Test("a locked entry stays as it is, and so does the address that its range begins at")
    func locking() {
        let protection = protection([
            (Self.read, 0x100), (Self.topOfRange | Self.locked | Self.read, 0x400), (Self.read, 0x500),
        ])
        protection.protection.setAddress(0, 0x200)
        protection.protection.setAddress(1, 0x200)
        protection.protection.setAddress(2, 0x600)
        #expect(protection.protection.address(0) == 0x100)
        #expect(protection.protection.address(1) == 0x400)
        #expect(protection.protection.address(2) == 0x600)
        protection.protection.setConfigurations(0, 0x07_0707)
        #expect(protection.protection.packedConfigurations(0) == 0x07_8907)
    }

    @Test("the last entry has no entry behind it")
    func lastEntry() {
        let protection = ProtectionSubject()
        protection.protection.setAddress(15, 0x400)
        protection.protection.setConfigurations(1, UInt64(Self.fourBytes | Self.locked | Self.read) << 56)
        protection.protection.setAddress(15, 0x500)
        #expect(protection.protection.address(15) == 0x400)
        #expect(protection.allows(.read, 0x1000, 4))
    }
}

/// Entries, where they can be asked from within expectations.
private final class ProtectionSubject {
    let protection = MemoryProtection()

    func allows(
        _ access: AccessPermissions,
        _ address: UInt64,
        _ byteCount: UInt64 = 1,
        isMachine: Bool = false
    ) -> Bool {
        protection.allows(
            access,
            at: PhysicalAddress(rawValue: address),
            byteCount: byteCount,
            isMachine: isMachine
        )
    }
}
