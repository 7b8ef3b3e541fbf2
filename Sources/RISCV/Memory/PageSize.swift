// SPDX-License-Identifier: Apache-2.0

/// The smallest unit of translation: 4 KiB (privileged specification, chapter "Sv39").
enum PageSize {
    /// The base-2 logarithm of the number of bytes.
    static let shift: UInt64 = 12
    /// How many bytes a page has.
    static let byteCount: UInt64 = 1 << shift
    /// The bits of an address that stand for the place within the page.
    static let mask: UInt64 = byteCount - 1
}

extension PhysicalAddress {
    /// The place within the page.
    @inline(__always)
    var pageOffset: UInt64 { rawValue & PageSize.mask }

    /// The number of the page.
    @inline(__always)
    var pageNumber: UInt64 { rawValue >> PageSize.shift }
}
