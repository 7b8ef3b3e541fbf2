// SPDX-License-Identifier: Apache-2.0

/// What a word that has been begun can become.
public struct Completion: Hashable, Sendable {
    /// The part of the word that is there.
    public let beginning: String

    /// The words that begin so, sorted.
    public let words: [String]

    /// Chooses those of some words that begin so.
    public init(of beginning: String, among words: [String]) {
        self.beginning = beginning
        self.words = Set(words.filter { $0.utf8.starts(with: beginning.utf8) }).sorted()
    }

    /// What all of them have in common behind the beginning; a space too, where there is one only.
    var rest: String {
        guard let first = words.first, let last = words.last else { return "" }
        let common = zip(first, last).prefix { $0 == $1 }.map(\.0)
        let rest = String(String(common).utf8.dropFirst(beginning.utf8.count)) ?? ""
        return words.count == 1 ? rest + " " : rest
    }

    /// The words in columns, for a terminal of 80.
    var table: String {
        let width = max(10, (words.map(\.count).max() ?? 0) + 2)
        let columnCount = max(1, 80 / width)
        var text = ""
        for (index, word) in words.enumerated() {
            let isLast = index % columnCount == columnCount - 1 || index == words.count - 1
            text += word + (isLast ? "\r\n" : String(repeating: " ", count: width - word.count))
        }
        return text
    }
}
