// SPDX-License-Identifier: Apache-2.0

/// What a terminal shows that understands what the editor sends: CR, LF, and the sequences that move left and right,
/// clear the rest of the line, and clear all. A row that is longer than any terminal is not broken.
struct TestTerminal {
    private var screen: [[Character]] = [[]]
    private var column = 0

    /// What it shows, without the blanks at the ends of rows behind the prompt.
    var rows: [String] { screen.map { String($0) } }

    mutating func take(_ bytes: [UInt8]) {
        var rest = Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r": column = 0
            case "\n": screen.append([])
            case "\u{1B}":
                rest.removeFirst()
                let parameter = String(rest.prefix { !("@"..."~").contains($0) })
                rest.removeFirst(parameter.unicodeScalars.count)
                perform(rest.removeFirst(), parameter)
            default:
                if column == screen[screen.count - 1].count {
                    screen[screen.count - 1].append(Character(scalar))
                } else {
                    screen[screen.count - 1][column] = Character(scalar)
                }
                column += 1
            }
        }
    }

    private mutating func perform(_ final: UnicodeScalar, _ parameter: String) {
        switch final {
        case "C": column += Int(parameter) ?? 1
        case "D": column -= Int(parameter) ?? 1
        case "K": screen[screen.count - 1].removeSubrange(column...)
        case "J": screen = [[]]
        case "H": column = 0
        default: preconditionFailure("the terminal does not know the sequence that ends in \(final)")
        }
    }
}
