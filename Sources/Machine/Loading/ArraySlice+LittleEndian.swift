// SPDX-License-Identifier: Apache-2.0

extension ArraySlice<UInt8> {
    /// The number at an offset from the slice's start, its least significant byte first; nil where the slice ends before it.
    func littleEndian<Number: FixedWidthInteger & UnsignedInteger>(at offset: UInt64, as type: Number.Type) -> Number? {
        let byteCount = UInt64(Number.bitWidth / 8)
        guard let bytes = part(at: offset, byteCount: byteCount) else { return nil }
        return bytes.reversed().reduce(0) { $0 << 8 | Number($1) }
    }

    /// So many bytes from an offset from the slice's start; nil where the slice ends before them.
    func part(at offset: UInt64, byteCount: UInt64) -> ArraySlice<UInt8>? {
        guard offset <= UInt64(count), byteCount <= UInt64(count) - offset else { return nil }
        return dropFirst(Int(offset)).prefix(Int(byteCount))
    }

    /// Whether bytes stand at an offset from the slice's start.
    func has(_ expected: [UInt8], at offset: UInt64 = 0) -> Bool {
        part(at: offset, byteCount: UInt64(expected.count))?.elementsEqual(expected) ?? false
    }

    /// Whether a text in ASCII stands at an offset from the slice's start.
    func has(_ expected: String, at offset: UInt64 = 0) -> Bool { has(Array(expected.utf8), at: offset) }
}
