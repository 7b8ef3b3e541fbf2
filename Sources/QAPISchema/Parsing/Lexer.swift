// SPDX-License-Identifier: Apache-2.0

/// Splits the text of a schema file into tokens.
///
/// The text ends with a newline and is valid UTF-8, so looking one byte past a byte that is not the last newline, or
/// into the rest of a scalar, stays inside it.
struct Lexer: ~Copyable {
    /// The sorts of token.
    enum Token {
        case leftBrace, rightBrace, leftBracket, rightBracket, colon, comma
        case string, `true`, `false`
        /// A whole comment line; only where comments count.
        case comment
        case end
    }

    /// The file that the text is from.
    let file: SourceFile

    /// The text.
    let bytes: [UInt8]

    /// The current token.
    private(set) var token = Token.end

    /// The index of the first byte of the current token.
    private(set) var start = 0

    /// The index behind the current token.
    private(set) var end = 0

    /// The line of the current token, counted from 1.
    private(set) var line = 1

    private var lineStart = 0
    private var stringHasEscapes = false

    /// Goes to the first token.
    ///
    /// - Throws: Where the bytes are not UTF-8, or begin with no token of the language.
    init(_ bytes: [UInt8], of file: SourceFile) throws(SchemaError) {
        self.file = file
        self.bytes = Lexer.withPlainNewlines(bytes)
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: self.bytes.span)
        } catch {
            let line = 1 + self.bytes[..<error.byteOffsets.lowerBound].count { $0 == UInt8(ascii: "\n") }
            throw SchemaError(at: SourceLocation(file: file, line: line), "file is not valid UTF-8")
        }
        try advance()
    }

    /// The place of the current token.
    var location: SourceLocation { SourceLocation(file: file, line: line) }

    /// The value of the current token, a string.
    var stringValue: String {
        let content = bytes[start + 1..<end - 1]
        guard stringHasEscapes else { return String(decoding: content, as: UTF8.self) }
        var unescaped: [UInt8] = []
        var isEscaped = false
        for byte in content {
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            if !isEscaped { unescaped.append(byte) }
        }
        return String(decoding: unescaped, as: UTF8.self)
    }

    /// A complaint about the current token.
    func error(_ message: String) -> SchemaError {
        var column = 1
        for byte in bytes[lineStart..<start] {
            if byte == UInt8(ascii: "\t") {
                column += 8 - (column - 1) % 8
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SchemaError(at: location, column: column, message)
    }

    /// Goes to the next token.
    ///
    /// - Parameter keepsComments: Whether comments are tokens. One that begins with `##` always is.
    /// - Throws: Where there is no token of the language.
    mutating func advance(keepsComments: Bool = false) throws(SchemaError) {
        while true {
            start = end
            end += 1
            switch bytes[start] {
            case UInt8(ascii: "{"): return token = .leftBrace
            case UInt8(ascii: "}"): return token = .rightBrace
            case UInt8(ascii: "["): return token = .leftBracket
            case UInt8(ascii: "]"): return token = .rightBracket
            case UInt8(ascii: ":"): return token = .colon
            case UInt8(ascii: ","): return token = .comma
            case UInt8(ascii: "'"):
                token = .string
                return try finishString()
            case UInt8(ascii: "#"):
                let opensDocumentation = bytes[end] == UInt8(ascii: "#")
                end = endOfLine(from: end)
                if keepsComments || opensDocumentation { return token = .comment }
            case UInt8(ascii: "\n"):
                if end == bytes.count {
                    end = start
                    return token = .end
                }
                line += 1
                lineStart = end
            case UInt8(ascii: " "): break
            default:
                if try finishOther() { return }
            }
        }
    }

    private func endOfLine(from start: Int) -> Int {
        var index = start
        while index < bytes.count && bytes[index] != UInt8(ascii: "\n") { index += 1 }
        return index
    }

    /// Reads a string behind its opening quote. Strings hold printable ASCII, and `\\` for a backslash.
    private mutating func finishString() throws(SchemaError) {
        stringHasEscapes = false
        while true {
            let byte = bytes[end]
            end += 1
            switch byte {
            case UInt8(ascii: "'"): return
            case UInt8(ascii: "\n"): throw error("missing terminating \"'\"")
            case UInt8(ascii: "\\"):
                stringHasEscapes = true
                try finishEscape()
            case 0x20..<0x7F: break
            default: throw error("funny character in string")
            }
        }
    }

    private mutating func finishEscape() throws(SchemaError) {
        if bytes[end] == UInt8(ascii: "\n") { throw error("missing terminating \"'\"") }
        if bytes[end] != UInt8(ascii: "\\") {
            var next = end + 1
            while bytes[next] & 0xC0 == 0x80 { next += 1 }
            throw error("unknown escape \\" + String(decoding: bytes[end..<next], as: UTF8.self))
        }
        end += 1
    }

    /// Reads a word or skips rare white space.
    ///
    /// - Returns: Whether it read a token.
    private mutating func finishOther() throws(SchemaError) -> Bool {
        let space = bytes.whitespaceLength(at: start)
        if space > 0 {
            end = start + space
            return false
        }
        let rest = bytes[start...]
        if rest.starts(with: "true".utf8) {
            token = .true
            end = start + 4
            return true
        }
        if rest.starts(with: "false".utf8) {
            token = .false
            end = start + 5
            return true
        }
        while !endsStrayText(at: end) { end += 1 }
        throw error("stray '" + String(decoding: bytes[start..<end], as: UTF8.self) + "'")
    }

    private func endsStrayText(at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"),
            UInt8(ascii: ","), UInt8(ascii: "'"):
            true
        default: bytes.whitespaceLength(at: index) > 0
        }
    }

    /// The text with every line, also the last, ended by one newline and nothing else.
    private static func withPlainNewlines(_ bytes: [UInt8]) -> [UInt8] {
        let carriageReturn = UInt8(ascii: "\r")
        let newline = UInt8(ascii: "\n")
        var plain = bytes
        if bytes.contains(carriageReturn) {
            plain.removeAll(keepingCapacity: true)
            var previous = newline
            for byte in bytes {
                if byte == carriageReturn {
                    plain.append(newline)
                } else if byte != newline || previous != carriageReturn {
                    plain.append(byte)
                }
                previous = byte
            }
        }
        if plain.last != newline { plain.append(newline) }
        return plain
    }
}
