// SPDX-License-Identifier: Apache-2.0

/// A key that equals another when both have the same bytes; strings are equal when they look the same.
struct ExactKey: Hashable {
    let string: String

    init(_ string: String) { self.string = string }

    static func == (left: ExactKey, right: ExactKey) -> Bool { left.string.isSameUTF8(as: right.string) }

    func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    /// Whether both have the same bytes in UTF-8.
    func isSameUTF8(as other: String) -> Bool {
        // The same bytes are always equal as strings, and that comparison is the faster one.
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }

    /// A string of bytes that are known to be valid UTF-8.
    init(validUTF8 bytes: Span<UInt8>, isASCII: Bool = false) {
        // SAFETY: the caller knows.
        self = unsafe String(copying: UTF8Span(unchecked: bytes, isKnownASCII: isASCII))
    }
}
