// SPDX-License-Identifier: Apache-2.0

import CLinux

extension JSONWriter {
    /// Writes a string in quotes.
    mutating func appendQuoted(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        let utf8 = string.utf8.span
        if Self.isPlain(utf8) {
            bytes.append(contentsOf: utf8, in: 0..<utf8.count)
        } else {
            for scalar in string.unicodeScalars { appendEscaped(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether nothing of a string needs an escape.
    private static func isPlain(_ utf8: Span<UInt8>) -> Bool {
        for index in utf8.indices where !isPlain(utf8[index]) { return false }
        return true
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte &- 0x20 < 0x5F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": appendEscape(UInt8(ascii: "\""))
        case "\\": appendEscape(UInt8(ascii: "\\"))
        case "\u{08}": appendEscape(UInt8(ascii: "b"))
        case "\u{0C}": appendEscape(UInt8(ascii: "f"))
        case "\n": appendEscape(UInt8(ascii: "n"))
        case "\r": appendEscape(UInt8(ascii: "r"))
        case "\t": appendEscape(UInt8(ascii: "t"))
        case "\u{20}"..."\u{7E}": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            let character = ModifiedUTF8.isCharacter(scalar) ? scalar : "\u{FFFD}"
            for unit in UTF16.encode(character) ?? .init() { appendEscape(of: unit) }
        }
    }

    private mutating func appendEscape(_ letter: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(letter)
    }

    /// Writes a UTF-16 unit as `\uXXXX`.
    private mutating func appendEscape(of unit: UInt16) {
        appendEscape(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
        }
    }

    /// Writes a number in decimal.
    mutating func appendDigits(of value: UInt64) {
        var rest = value
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Writes a number as `%.17g` does.
    mutating func appendDouble(_ value: Double) {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
            // SAFETY: the function writes no more than the capacity, and the text of a double is shorter than that.
            let length = Int(unsafe clinux_format_double(value, buffer.baseAddress, buffer.count))
            precondition(length > 0 && length < buffer.count, "a number without text")
            for index in 0..<length { bytes.append(UInt8(bitPattern: unsafe buffer[index])) }
        }
    }
}
