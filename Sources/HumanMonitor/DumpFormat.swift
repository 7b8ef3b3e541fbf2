// SPDX-License-Identifier: Apache-2.0

/// How numbers are shown: what `/4xw` says behind the name of a command.
public struct DumpFormat: Hashable, Sendable {
    /// How a number is written.
    public enum Style: Character, Sendable {
        /// In octal.
        case octal = "o"
        /// In decimal, below 0 if its highest bit is set.
        case decimal = "d"
        /// In decimal.
        case unsigned = "u"
        /// In hexadecimal.
        case hexadecimal = "x"
        /// As a character.
        case character = "c"
    }

    /// How many numbers there are.
    public var count = 1
    /// How they are written.
    public var style = Style.hexadecimal
    /// How many bytes each has: 1, 2, 4 or 8.
    public var byteCount = 4

    /// What nobody has asked for otherwise: a word in hexadecimal.
    public init() {}

    /// More numbers than anybody reads.
    private static let countLimit = 1 << 32

    /// Takes what stands behind the slash: a count, a style and a size, of which none must be there.
    mutating func take(from line: inout LineReader) throws(Complaint) {
        let digits = line.take(while: \.isDigit)
        count = digits.isEmpty ? 1 : digits.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), Self.countLimit) }
        while let byte = line.next, takeLetter(Character(UnicodeScalar(byte))) { line.advance() }
        if let character = line.nextCharacter, line.next?.isSpace == false {
            throw Complaint("invalid char in format: '\(character)'")
        }
    }

    private mutating func takeLetter(_ letter: Character) -> Bool {
        switch letter {
        case "b": byteCount = 1
        case "h": byteCount = 2
        case "w": byteCount = 4
        case "g", "L": byteCount = 8
        default:
            guard let style = Style(rawValue: letter) else { return false }
            self.style = style
        }
        return true
    }
}

extension DumpFormat {
    /// A number that stands alone.
    public func text(_ value: UInt64) -> String {
        switch style {
        case .octal: value == 0 ? "0" : "0" + String(value, radix: 8)
        case .hexadecimal: value == 0 ? "0" : "0x" + String(value, radix: 16)
        case .unsigned: "\(value)"
        case .decimal: "\(Int64(bitPattern: value))"
        case .character: Self.characterText(UInt32(truncatingIfNeeded: value))
        }
    }

    /// A number in a column, where all are as wide as the widest of that size can be.
    public func columnText(_ value: UInt64) -> String {
        let bits = byteCount * 8
        return switch style {
        case .hexadecimal: "0x" + String(value, radix: 16).padded(to: bits / 4, with: "0")
        case .octal: text(value).padded(to: (bits + 2) / 3, with: " ")
        case .unsigned, .decimal: text(value).padded(to: (bits * 10 + 32) / 33, with: " ")
        case .character: text(value)
        }
    }

    private static func characterText(_ code: UInt32) -> String {
        switch code {
        case 0x27: "'\\''"
        case 0x5C: "'\\\\'"
        case 0x0A: "'\\n'"
        case 0x0D: "'\\r'"
        case 0x20...0x7E: "'\(Character(UnicodeScalar(UInt8(code))))'"
        default: "'\\x" + String(code, radix: 16).padded(to: 2, with: "0") + "'"
        }
    }
}

extension String {
    /// The text behind as many of a character as make it that long.
    func padded(to length: Int, with character: Character) -> String {
        String(repeating: character, count: max(0, length - utf8.count)) + self
    }
}
