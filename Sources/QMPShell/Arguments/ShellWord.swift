// SPDX-License-Identifier: Apache-2.0

/// A word of a line that somebody types.
package struct ShellWord: Sendable, Equatable {
    /// What it stands for: quotes and backslashes are gone.
    package let text: String

    /// Where it stands in the line, in bytes of UTF-8.
    package let range: Range<Int>

    /// Whether a quote, or a bracket of a JSON value, is not closed.
    package let isOpen: Bool

    /// The words of a line, which space separates.
    ///
    /// Quotes hold words together, a backslash takes the meaning from the next character. A JSON object or list at the start of
    /// a word or behind `=` goes to its closing bracket and is left as it is.
    package static func words(in line: String) -> [ShellWord] {
        var reader = ShellWordReader(line)
        var words: [ShellWord] = []
        while let word = reader.next() { words.append(word) }
        return words
    }
}
