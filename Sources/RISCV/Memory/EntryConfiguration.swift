// SPDX-License-Identifier: Apache-2.0

/// The byte of `pmpcfg` that configures an entry.
struct EntryConfiguration: Equatable, BitwiseCopyable {
    /// How the address of an entry is to be understood.
    enum Mode: UInt8 {
        /// It covers nothing.
        case off
        /// From the address of the entry before up to its own.
        case topOfRange
        /// Four bytes.
        case fourBytes
        /// A power of two of at least eight bytes.
        case powerOfTwo
    }

    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What becomes of a byte that is written: the reserved bits are 0, and so is W without R, which is reserved.
    init(legalizing byte: UInt8) {
        rawValue = byte & (byte & 1 == 0 ? 0x9D : 0x9F)
    }

    /// How the address is to be understood.
    var mode: Mode { Mode(rawValue: rawValue >> 3 & 3) ?? .off }

    /// Whether the entry is as it is until the hart is reset, and binds M, too.
    var isLocked: Bool { rawValue & 0x80 != 0 }

    /// What it allows.
    func permissions(isMachine: Bool) -> AccessPermissions {
        isMachine && !isLocked ? .all : AccessPermissions(rawValue: rawValue & 7)
    }
}
