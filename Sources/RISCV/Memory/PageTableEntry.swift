// SPDX-License-Identifier: Apache-2.0

/// An entry of a page table of Sv39 or Sv48 (privileged specification, chapter "Sv39"). Svnapot and Svpbmt are not
/// there, so their bits are reserved.
struct PageTableEntry: BitwiseCopyable {
    static let accessed: UInt64 = 1 << 6
    static let dirty: UInt64 = 1 << 7

    let rawValue: UInt64

    /// Whether it says anything: V is set, W not without R, and no reserved bit.
    var isValid: Bool {
        // Neither R nor W, R, or both: everything but W alone.
        rawValue & 1 != 0 && rawValue & 6 != 4 && rawValue >> 54 == 0
    }

    /// Whether it stands for memory, not for the next table.
    var isLeaf: Bool { rawValue & 0xA != 0 }

    /// Whether it has a bit that only those have that stand for memory: U, A, D.
    var hasLeafBits: Bool { rawValue & (1 << 4 | Self.accessed | Self.dirty) != 0 }

    /// What it allows: R, W, X.
    var permissions: AccessPermissions { AccessPermissions(rawValue: UInt8(truncatingIfNeeded: rawValue >> 1 & 7)) }

    /// Whether it is for U-mode.
    var isForUser: Bool { rawValue & 1 << 4 != 0 }

    /// Whether it is the same in all address spaces.
    var isGlobal: Bool { rawValue & 1 << 5 != 0 }

    /// The physical page that it stands for, or that the next table is.
    var page: UInt64 { rawValue >> 10 & (1 << 44 - 1) }
}
