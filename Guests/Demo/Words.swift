// SPDX-License-Identifier: Apache-2.0

/// A line that somebody has typed: a command and what comes with it.
struct Words {
    private var bytes = InlineArray<72, UInt8>(repeating: 0)

    /// How many bytes the line has.
    private(set) var count = 0

    subscript(index: Int) -> UInt8 { bytes[index] }

    /// Reads a line, which can be changed with backspace, Control-U and Control-C while it is typed.
    static func read() -> Words {
        var line = Words()
        while true {
            let key = Console.readKey()
            switch key {
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                say("")
                while line.count > 0, line[line.count - 1] == UInt8(ascii: " ") { line.count -= 1 }
                return line
            case 0x08, 0x7f: line.removeLast()
            case Console.control("U"): while line.count > 0 { line.removeLast() }
            case Console.control("C"):
                say("^C")
                return Words()
            case 0x20...0x7e: line.append(key)
            default: break
            }
        }
    }

    private mutating func append(_ byte: UInt8) {
        guard count < bytes.count else { return }
        bytes[count] = byte
        count += 1
        Console.write(byte)
    }

    private mutating func removeLast() {
        guard count > 0 else { return }
        count -= 1
        begin("\u{8} \u{8}")
    }

    /// Takes the first word off the line, and the spaces around it.
    mutating func takeFirst() -> Words {
        let space = UInt8(ascii: " ")
        var word = Words()
        var rest = Words()
        var index = 0
        while index < count, bytes[index] == space { index += 1 }
        while index < count, bytes[index] != space {
            word.store(bytes[index])
            index += 1
        }
        while index < count, bytes[index] == space { index += 1 }
        while index < count {
            rest.store(bytes[index])
            index += 1
        }
        self = rest
        return word
    }

    private mutating func store(_ byte: UInt8) {
        bytes[count] = byte
        count += 1
    }

    /// The number that the line is; nil if it is none, or a large one.
    var number: UInt64? {
        guard (1...9).contains(count) else { return nil }
        var number: UInt64 = 0
        for index in 0..<count {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
            number = number * 10 + UInt64(bytes[index] - UInt8(ascii: "0"))
        }
        return number
    }

    static func == (words: Words, text: StaticString) -> Bool {
        guard words.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<words.count {
            guard unsafe words.bytes[index] == text.utf8Start[index] else { return false }
        }
        return true
    }
}
