// SPDX-License-Identifier: Apache-2.0

internal import JSON

/// JSON on one line, given up where there is no room for it.
struct OneLine {
    private(set) var text = ""
    /// How many characters there is room for; negative where there was not enough, and the text is not complete then.
    private(set) var room: Int

    init(room: Int) { self.room = room }

    /// The text of a value, however long it is.
    static func text(of value: JSONValue) -> String {
        var line = OneLine(room: .max)
        line.write(value)
        return line.text
    }

    mutating func write(_ value: JSONValue) {
        guard room >= 0 else { return }
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(String(value))
        case .unsigned(let value): append(String(value))
        case .number(let value): append(String(value))
        case .string(let value): append(Self.quoted(value))
        case .array(let elements):
            append("[")
            write(elements) { line, element in line.write(element) }
            append("]")
        case .object(let object):
            append("{")
            write(object.members) { line, member in
                line.append(Self.quoted(member.key) + ": ")
                line.write(member.value)
            }
            append("}")
        }
    }

    private mutating func write<Element>(_ elements: [Element], _ body: (inout OneLine, Element) -> Void) {
        for (index, element) in elements.enumerated() {
            guard room >= 0 else { return }
            if index > 0 { append(", ") }
            body(&self, element)
        }
    }

    private mutating func append(_ part: String) {
        text += part
        room -= part.count
    }

    private static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
