// SPDX-License-Identifier: Apache-2.0

package import JSON

/// Lays JSON out for people: what fits stands on one line, what does not is indented by two spaces.
///
/// Characters stand for themselves, but those that terminals act on are escaped.
package struct PrettyText {
    private let width: Int
    private var text = ""

    /// The text of a value, without a newline at its end.
    ///
    /// - Parameter width: How long lines may be where they can be broken, in characters.
    package static func text(of value: JSONValue, width: Int = 80) -> String {
        var layout = PrettyText(width: width)
        layout.write(value, indentation: 0, used: 0)
        return layout.text
    }

    /// The text of a value on one line.
    package static func line(of value: JSONValue) -> String { text(of: value, width: .max) }

    private init(width: Int) { self.width = width }

    /// - Parameter used: How many characters the line has already, or will have behind the value.
    private mutating func write(_ value: JSONValue, indentation: Int, used: Int) {
        var line = OneLine(room: width == .max ? .max : width - used)
        line.write(value)
        guard line.room < 0 else {
            text += line.text
            return
        }
        switch value {
        case .array(let elements):
            write(elements, "[", "]", indentation) { layout, element, ending in
                layout.write(element, indentation: indentation + 2, used: indentation + 2 + ending)
            }
        case .object(let object):
            write(object.members, "{", "}", indentation) { layout, member, ending in
                let key = OneLine.text(of: .string(member.key)) + ": "
                layout.text += key
                layout.write(member.value, indentation: indentation + 2, used: indentation + 2 + key.count + ending)
            }
        default: text += OneLine.text(of: value)
        }
    }

    private mutating func write<Element>(
        _ elements: [Element],
        _ opener: String,
        _ closer: String,
        _ indentation: Int,
        _ body: (inout PrettyText, Element, Int) -> Void
    ) {
        text += opener
        for (index, element) in elements.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indentation + 2)
            body(&self, element, index == elements.count - 1 ? 0 : 1)
        }
        text += "\n" + String(repeating: " ", count: indentation) + closer
    }
}
