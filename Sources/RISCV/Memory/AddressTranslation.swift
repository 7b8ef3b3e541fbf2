// SPDX-License-Identifier: Apache-2.0

/// The fields of `satp` (privileged specification, section "Supervisor Address Translation and Protection Register").
enum AddressTranslation {
    /// `MODE` for no translation.
    static let bare: UInt8 = 0
    /// `MODE` for three levels.
    static let sv39: UInt8 = 8
    /// `MODE` for four levels.
    static let sv48: UInt8 = 9
    /// The page of the first table.
    static let pageMask: UInt64 = 1 << 44 - 1

    /// The mode of a value.
    @inline(__always)
    static func mode(_ satp: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: satp >> 60) }

    /// The address space of a value.
    @inline(__always)
    static func addressSpace(_ satp: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: satp >> 44) }
}
