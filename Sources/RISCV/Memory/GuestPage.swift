// SPDX-License-Identifier: Apache-2.0

/// A page of guest memory as the host has it. It is good as long as the memory it comes from.
@safe
struct GuestPage {
    /// The first byte.
    let host: UnsafeMutableRawPointer
    /// Whether stores of harts leave it as it is.
    let isReadOnly: Bool

    @inline(__always)
    init(host: UnsafeMutableRawPointer, isReadOnly: Bool) {
        unsafe self.host = host
        self.isReadOnly = isReadOnly
    }

    /// Loads what lies within the page.
    ///
    /// - Returns: The value, zero-extended.
    func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        let place = unsafe self.place(at: offset, byteCount: width.byteCount)
        // SAFETY: the bytes lie within the page.
        return switch width {
        case .byte: unsafe UInt64(place.load(as: UInt8.self))
        case .half: unsafe UInt64(UInt16(littleEndian: place.loadUnaligned(as: UInt16.self)))
        case .word: unsafe UInt64(UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)))
        case .double: unsafe UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
        }
    }

    /// Stores the low bytes of a value within the page, unless it is read-only.
    func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        if isReadOnly { return }
        let place = unsafe self.place(at: offset, byteCount: width.byteCount)
        // SAFETY: the bytes lie within the page.
        switch width {
        case .byte: unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case .half: unsafe place.storeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian, as: UInt16.self)
        case .word: unsafe place.storeBytes(of: UInt32(truncatingIfNeeded: value).littleEndian, as: UInt32.self)
        case .double: unsafe place.storeBytes(of: value.littleEndian, as: UInt64.self)
        }
    }

    private func place(at offset: UInt64, byteCount: UInt64) -> UnsafeMutableRawPointer {
        precondition(offset <= PageSize.byteCount - byteCount, "an access across the end of a page")
        // SAFETY: the offset lies within the page.
        return unsafe host + Int(offset)
    }
}
