// SPDX-License-Identifier: Apache-2.0

/// Turns the content of a string token into UTF-8.
enum StringDecoder {
    /// Decodes the content of a token into a buffer; what is wrong with it, if something is.
    ///
    /// An error shows the token's own text: four bytes after `\u`, be they digits or not, the closing quote the last.
    static func decode(
        _ content: Span<UInt8>,
        of token: Span<UInt8>,
        into output: inout [UInt8]
    ) -> JSONParseError.Reason? {
        output.removeAll(keepingCapacity: true)
        output.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            let byte = content[index]
            if byte == UInt8(ascii: "\\") {
                if let reason = decodeEscape(in: content, at: &index, of: token, into: &output) { return reason }
            } else if byte < 0x80 {
                output.append(byte)
                index += 1
            } else {
                guard let scalar = ModifiedUTF8.decode(content, at: &index) else { return .invalidUTF8 }
                append(scalar, to: &output)
            }
        }
        return nil
    }

    /// Decodes one escape; the lexer has seen to it that something follows the backslash.
    private static func decodeEscape(
        in content: Span<UInt8>,
        at index: inout Int,
        of token: Span<UInt8>,
        into output: inout [UInt8]
    ) -> JSONParseError.Reason? {
        let start = index
        let byte = content[index + 1]
        index += 2
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "u"):
            guard let scalar = decodeUnicodeEscape(in: content, at: &index) else {
                // The token has the opening quote before the content, and the closing one behind it.
                let end = min(index + 1, token.count)
                return .invalidCharacter(ModifiedUTF8.repair(token.extracting(start + 1..<end)))
            }
            append(scalar, to: &output)
        default: return .invalidEscape
        }
        return nil
    }

    /// Decodes the digits after `\u`, and a second escape if the first is a leading surrogate.
    private static func decodeUnicodeEscape(in content: Span<UInt8>, at index: inout Int) -> Unicode.Scalar? {
        let digits = index
        index += 4
        guard let first = hexadecimal(in: content, at: digits) else { return nil }
        var code = first
        if (0xD800...0xDBFF).contains(first), index + 2 <= content.count, content[index] == UInt8(ascii: "\\"),
            content[index + 1] == UInt8(ascii: "u"), let second = hexadecimal(in: content, at: index + 2),
            (0xDC00...0xDFFF).contains(second)
        {
            code = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
            index += 6
        }
        guard let scalar = Unicode.Scalar(code), ModifiedUTF8.isCharacter(scalar) else { return nil }
        return scalar
    }

    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        if let encoded = UTF8.encode(scalar) { output.append(contentsOf: encoded) }
    }

    private static func hexadecimal(in content: Span<UInt8>, at index: Int) -> UInt32? {
        guard index + 4 <= content.count else { return nil }
        var code: UInt32 = 0
        for digit in index..<index + 4 {
            switch content[digit] {
            case let byte where byte &- UInt8(ascii: "0") < 10: code = code << 4 | UInt32(byte &- UInt8(ascii: "0"))
            case let byte where (byte | 0x20) &- UInt8(ascii: "a") < 6:
                code = code << 4 | UInt32((byte | 0x20) &- UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return code
    }
}
