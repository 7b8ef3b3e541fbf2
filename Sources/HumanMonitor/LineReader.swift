// SPDX-License-Identifier: Apache-2.0

/// Reads a line from left to right: words, and what stands between them.
struct LineReader {
    /// The line.
    let bytes: [UInt8]

    /// Where it goes on; at most the number of bytes.
    private(set) var position = 0

    init(_ line: String) { bytes = Array(line.utf8) }

    /// The next byte; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Whether nothing is left.
    var isAtEnd: Bool { next == nil }

    /// Takes the next byte, which is there.
    mutating func advance() { position += 1 }

    /// Takes a byte if it is the next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        advance()
        return true
    }

    /// Takes bytes as long as they are of a kind.
    mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position
        while let byte = next, isWanted(byte) { advance() }
        return bytes[start..<position]
    }

    /// Passes over what stands between words.
    mutating func skipSpaces() { _ = take(while: \.isSpace) }

    /// Takes all that is left.
    mutating func takeRest() -> String {
        defer { position = bytes.count }
        return String(decoding: bytes[position...], as: UTF8.self)
    }

    /// The line up to here.
    var past: String { String(decoding: bytes[..<position], as: UTF8.self) }

    /// The next character, for complaints; nil at the end.
    var nextCharacter: Character? { String(decoding: bytes[position...], as: UTF8.self).first }
}

extension LineReader {
    /// Takes a word: up to white space, or what is between quotation marks, with the escapes `\n`, `\r`, `\\`, `\'`, `\"`.
    ///
    /// - Returns: Nil at the end of the line.
    mutating func takeWord() throws(Complaint) -> String? {
        skipSpaces()
        guard !isAtEnd else { return nil }
        guard take(UInt8(ascii: "\"")) else {
            return String(decoding: take { !$0.isSpace }, as: UTF8.self)
        }
        var word: [UInt8] = []
        while let byte = next {
            advance()
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: word, as: UTF8.self)
            case UInt8(ascii: "\\"): word.append(try takeEscape())
            default: word.append(byte)
            }
        }
        throw Complaint("unterminated string")
    }

    /// Takes what follows a backslash.
    private mutating func takeEscape() throws(Complaint) -> UInt8 {
        guard let letter = next else { throw Complaint("unterminated string") }
        defer { advance() }
        switch letter {
        case UInt8(ascii: "n"): return UInt8(ascii: "\n")
        case UInt8(ascii: "r"): return UInt8(ascii: "\r")
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): return letter
        default: throw Complaint("unsupported escape code: '\\\(nextCharacter.map { "\($0)" } ?? "")'")
        }
    }
}

extension UInt8 {
    /// Whether it stands between words.
    var isSpace: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }

    /// Whether it is an ASCII digit.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Whether it can stand in the name of a register.
    var isNameCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: isDigit
        }
    }
}
