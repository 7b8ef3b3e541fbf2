// SPDX-License-Identifier: Apache-2.0

/// Takes a line apart into its words.
struct ShellWordReader {
    private let line: [UInt8]
    private var index = 0
    private var word: [UInt8] = []
    private var isOpen = false

    init(_ line: String) { self.line = Array(line.utf8) }

    mutating func next() -> ShellWord? {
        while index < line.count, Self.isSpace(line[index]) { index += 1 }
        guard index < line.count else { return nil }
        let start = index
        word = []
        isOpen = false
        while index < line.count, !Self.isSpace(line[index]) { takePart(isFirst: index == start) }
        return ShellWord(text: String(decoding: word, as: UTF8.self), range: start..<index, isOpen: isOpen)
    }

    private mutating func takePart(isFirst: Bool) {
        let byte = line[index]
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            if isFirst || line[index - 1] == UInt8(ascii: "=") { takeValue() } else { take() }
        case UInt8(ascii: "'"):
            index += 1
            takeQuoted(until: byte, keepsBackslashes: true)
        case UInt8(ascii: "\""):
            index += 1
            takeQuoted(until: byte, keepsBackslashes: false)
        case UInt8(ascii: "\\") where index + 1 < line.count:
            index += 1
            take()
        default: take()
        }
    }

    private mutating func take() {
        word.append(line[index])
        index += 1
    }

    /// Takes what stands before a closing quote, which is passed over.
    private mutating func takeQuoted(until quote: UInt8, keepsBackslashes: Bool) {
        while index < line.count {
            if line[index] == quote {
                index += 1
                return
            }
            let isEscape = !keepsBackslashes && line[index] == UInt8(ascii: "\\") && index + 1 < line.count
            if isEscape, line[index + 1] == quote || line[index + 1] == UInt8(ascii: "\\") { index += 1 }
            take()
        }
        isOpen = true
    }

    /// Takes a JSON object or list with everything in it.
    private mutating func takeValue() {
        var depth = 0
        repeat {
            switch line[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"): takeStringOfValue()
            default: break
            }
            if index < line.count { take() }
        } while depth > 0 && index < line.count
        if depth > 0 { isOpen = true }
    }

    /// Takes a string within a JSON value, up to its closing quote, which is left.
    private mutating func takeStringOfValue() {
        let quote = line[index]
        take()
        while index < line.count, line[index] != quote {
            if line[index] == UInt8(ascii: "\\"), index + 1 < line.count { take() }
            take()
        }
        if index == line.count { isOpen = true }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
