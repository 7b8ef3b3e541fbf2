// SPDX-License-Identifier: Apache-2.0

/// JSON text that grows piece by piece, parts of it under conditions.
struct ConditionalText {
    /// The finished pieces.
    private(set) var pieces: [Introspection.Piece] = []

    /// The condition of all text that is added now.
    private var scope: Condition?

    /// The piece under way with its condition.
    private var text = ""
    private var condition: Condition?

    /// Adds text.
    mutating func append(_ addition: String) {
        if condition != scope {
            finish()
            condition = scope
        }
        text += addition
    }

    /// Ends the piece under way.
    mutating func finish() {
        if !text.isEmpty { pieces.append(Introspection.Piece(text: text, condition: condition)) }
        text = ""
    }

    /// Adds what `write` adds, under one more condition.
    mutating func append(if condition: Condition?, _ write: (inout ConditionalText) -> Void) {
        let outer = scope
        if let condition, condition != outer {
            scope = outer.map { .all([$0, condition]) } ?? condition
        }
        write(&self)
        scope = outer
    }

    /// Adds an array, each element under its condition.
    ///
    /// A separator stands before an element where any earlier element is present. That is sure once an element without
    /// condition, or with the same one, went before; else the separator has a condition of its own.
    mutating func appendArray<Element>(
        of elements: some Sequence<Element>,
        separator: String = ", ",
        condition: (Element) -> Condition?,
        write: (Element, inout ConditionalText) -> Void
    ) {
        append("[")
        var earlier: [Condition] = []
        var isAnySure = false
        for element in elements {
            let condition = condition(element)
            append(if: condition) { text in
                if isAnySure || condition.map(earlier.contains) == true {
                    text.append(separator)
                } else if let first = earlier.first {
                    text.append(if: earlier.count == 1 ? first : .any(earlier)) { $0.append(separator) }
                }
                write(element, &text)
            }
            if let condition {
                if !isAnySure && !earlier.contains(condition) { earlier.append(condition) }
            } else {
                isAnySure = true
            }
        }
        append("]")
    }
}
