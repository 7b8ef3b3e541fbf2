// SPDX-License-Identifier: Apache-2.0

/// UTF-8 as QMP peers speak it: U+0000 is written C0 80, and the 66 noncharacters are not characters.
enum ModifiedUTF8 {
    /// Decodes the sequence at an index, which is moved behind it.
    ///
    /// An invalid sequence gives nil; it takes its first byte and those continuation bytes which that byte announces.
    static func decode(_ bytes: Span<UInt8>, at index: inout Int) -> Unicode.Scalar? {
        let first = bytes[index]
        index += 1
        if first < 0x80 { return Unicode.Scalar(first) }
        let length = (~first).leadingZeroBitCount
        guard length >= 2, length <= 6 else { return nil }
        var code = UInt32(first & (0x7F >> UInt8(length)))
        for _ in 1..<length {
            guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else { return nil }
            code = code << 6 | UInt32(bytes[index] & 0x3F)
            index += 1
        }
        let isShortest = code >= smallestCode(length: length) || (length == 2 && code == 0)
        guard isShortest, let scalar = Unicode.Scalar(code), isCharacter(scalar) else { return nil }
        return scalar
    }

    /// Whether a scalar is none of the 66 noncharacters.
    static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        let isNoncharacter = (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
        return !isNoncharacter
    }

    /// Some bytes as text for people; U+FFFD stands for each invalid sequence.
    static func repair(_ bytes: Span<UInt8>) -> String {
        var text = ""
        var index = 0
        while index < bytes.count {
            text.unicodeScalars.append(decode(bytes, at: &index) ?? "\u{FFFD}")
        }
        return text
    }

    /// The smallest code that needs so many bytes.
    private static func smallestCode(length: Int) -> UInt32 {
        switch length {
        case 2: 0x80
        case 3: 0x800
        case 4: 0x10000
        default: 0x200000
        }
    }
}
