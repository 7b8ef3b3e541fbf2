// SPDX-License-Identifier: Apache-2.0

import Harness

/// Random page tables: pages of all kinds, permissions and sizes, and entries that mean nothing.
///
/// They lead to the scratch memory of a run, and to the large page that runs share, for stores too; for loads to more.
/// Instructions are where they are without translation, for U-mode at an alias.
struct PageTables {
    /// Each table repeats so many entries.
    private static let entryCount = 16

    /// The four tables, from that of the smallest pages to the root of Sv48.
    let tables: [[UInt64]]

    /// Makes tables.
    ///
    /// - Parameters:
    ///   - area: The address of the area that they belong to.
    ///   - mode: For which mode they are.
    init(area: UInt64, _ mode: Configuration.Mode, _ random: inout RandomSource) {
        let start = area + UInt64(Layout.pageTables)
        let tableAddresses = (0..<4).map { start + UInt64($0) << 12 }
        var tables = (0..<4).map { level in
            var entries = (0..<Self.entryCount).map { _ in
                level > 0 && !random.oneIn(4)
                    ? Self.pointer(to: tableAddresses[level - 1], &random)
                    : Self.leaf(level, area, &random)
            }
            if level == 0 { Self.addVoid(to: &entries, area, mode, &random) }
            return Array(repeatElement(entries, count: 512 / Self.entryCount).joined())
        }
        // A gigabyte for S-mode, and the same for U-mode: it can be executed, and written by the handler of S-mode.
        tables[2][2] = Layout.memoryStart >> 2 | 0b1100_1111
        tables[2][3] = Layout.memoryStart >> 2 | 0b1101_1011
        tables[3][0] = tableAddresses[2] >> 2 | 1
        self.tables = tables
    }

    /// The address of the root.
    static func root(area: UInt64, _ translation: Configuration.Translation) -> UInt64 {
        area + UInt64(Layout.pageTables) + UInt64(translation.levelCount - 1) << 12
    }

    /// An entry that leads to a table, which is there: QEMU takes one where nothing is for a page fault.
    private static func pointer(to table: UInt64, _ random: inout RandomSource) -> UInt64 {
        let entry = table >> 2 | 1 | UInt64(random.bits(2)) << 8
        // A, D and U mean nothing here yet.
        return entry | (random.oneIn(16) ? UInt64(random.element(of: [0x40, 0x80, 0x10, 0x20] as [UInt32])) : 0)
    }

    /// Has some pages lead to where nothing is.
    ///
    /// The next page then has all permissions: the faults of an access to both pages come in an order that a hart may
    /// choose. What M-mode accesses for other modes has no such order for any page.
    private static func addVoid(
        to entries: inout [UInt64],
        _ area: UInt64,
        _ mode: Configuration.Mode,
        _ random: inout RandomSource
    ) {
        guard mode != .machine && random.oneIn(2) else { return }
        let index = Int(random.bits(3))
        let user: UInt64 = mode == .user ? 1 << 4 : 0
        entries[index] = random.element(of: [0, 1 << 53]) | 0b1100_1111 | user
        entries[index + 1] = (area + UInt64(Layout.scratch)) >> 2 | 0b1100_1111 | user
    }

    private static func leaf(_ level: Int, _ area: UInt64, _ random: inout RandomSource) -> UInt64 {
        var permissions = random.element(
            of: [0b001, 0b011, 0b011, 0b111, 0b111, 0b100, 0b101, 0b010, 0b000] as [UInt64]
        )
        // It must not look like one that leads to a table.
        if level > 0 && permissions == 0 { permissions = 0b100 }
        let address: UInt64
        switch (level, random.bits(3)) {
        case (0, 0...5):
            address = area + UInt64(Layout.scratch) + UInt64(random.bits(8) % 3) << 12
        case (0, _):
            // Only the walk itself may write there.
            address = area + UInt64(Layout.pageTables)
            permissions &= ~0b010
        case (1, 0...5): address = Layout.largePage
        case (1, _):
            // Not aligned as it has to be.
            address = Layout.largePage + 0x1000
        default:
            // As large a page as 512 gigabytes must not have devices in it.
            let start = level == 2 ? Layout.memoryStart : 1 << 50
            address = random.oneIn(4) ? start + 0x20_0000 : start
            permissions = permissions & ~0b010 | (permissions == 0b010 ? 0b001 : 0)
        }
        let flags =
            (random.oneIn(16) ? 0 : 1) | permissions << 1 | UInt64(random.bits(1)) << 4 | UInt64(random.bits(1)) << 5
            | (random.oneIn(3) ? 0 : 1 << 6) | (random.oneIn(3) ? 0 : 1 << 7) | UInt64(random.bits(2)) << 8
        // Bits that are reserved without Svpbmt and Svnapot.
        let reserved: UInt64 = random.oneIn(24) ? 1 << UInt64(54 + random.bits(8) % 10) : 0
        return address >> 2 & (1 << 54 - 1) | flags | reserved
    }
}
