// SPDX-License-Identifier: Apache-2.0

/// Lays out words and paragraphs for a terminal.
package enum Columns {
    /// Words in columns, from top to bottom, in lines of a width in characters.
    package static func table(_ words: [String], width: Int) -> String {
        let cell = (words.map(\.count).max() ?? 0) + 2
        let columns = max(1, width / cell)
        let rows = (words.count + columns - 1) / columns
        return (0..<rows).map { row in
            let line = stride(from: row, to: words.count, by: rows).map { words[$0] }
            return line.dropLast().map { $0.padded(to: cell) }.joined() + (line.last ?? "") + "\n"
        }.joined()
    }

    /// A term and its description, wrapped to lines of a width that go on below the description's start.
    static func entry(_ term: String, _ description: String, indentation: Int, column: Int, width: Int) -> String {
        var line = String(repeating: " ", count: indentation) + term
        line = line.count >= column ? line + " " : line.padded(to: column)
        var text = ""
        var isFirst = true
        for word in description.split(separator: " ") {
            if !isFirst, line.count + 1 + word.count > width {
                text += line + "\n"
                line = String(repeating: " ", count: column) + word
            } else {
                line += (isFirst ? "" : " ") + word
            }
            isFirst = false
        }
        return text + line + "\n"
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
