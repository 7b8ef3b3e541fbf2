// SPDX-License-Identifier: Apache-2.0

/// One way in which a word may go on.
package struct Candidate: Sendable, Hashable {
    /// The word.
    package let word: String

    /// The part of it that tells it from the others, which is what people are shown.
    package let label: String

    /// Whether something has to follow in the same word.
    package let isUnfinished: Bool

    init(_ word: String, label: String? = nil, isUnfinished: Bool = false) {
        self.word = word
        self.label = label ?? word
        self.isUnfinished = isUnfinished
    }
}
