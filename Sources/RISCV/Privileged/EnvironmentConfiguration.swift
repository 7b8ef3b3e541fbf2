// SPDX-License-Identifier: Apache-2.0

/// The fields of `menvcfg` and `senvcfg` (privileged specification, section "Machine Environment Configuration
/// Register").
enum EnvironmentConfiguration {
    /// FIOM. Fences order all accesses anyhow.
    static let fencesDevices: UInt64 = 1 << 0
    /// CBIE.
    static let invalidatesBlocks: UInt64 = 3 << 4
    /// CBCFE.
    static let cleansBlocks: UInt64 = 1 << 6
    /// CBZE.
    static let zeroesBlocks: UInt64 = 1 << 7
    /// ADUE, of `menvcfg` alone: A and D of page table entries are set by the hart.
    static let updatesPageTables: UInt64 = 1 << 61
    /// STCE, of `menvcfg` alone: `stimecmp` is there.
    static let hasSupervisorTimer: UInt64 = 1 << 63

    /// What `senvcfg` has.
    static let supervisorMask = fencesDevices | invalidatesBlocks | cleansBlocks | zeroesBlocks
    /// What `menvcfg` has.
    static let machineMask = supervisorMask | updatesPageTables | hasSupervisorTimer

    /// What becomes of a value that is written: CBIE has no 2, which leaves it as it is.
    static func legalize(_ value: UInt64, over old: UInt64, mask: UInt64) -> UInt64 {
        guard value & invalidatesBlocks == 2 << 4 else { return value & mask }
        return value & mask & ~invalidatesBlocks | old & invalidatesBlocks
    }
}
