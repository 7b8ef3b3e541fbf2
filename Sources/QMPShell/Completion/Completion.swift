// SPDX-License-Identifier: Apache-2.0

/// How the word at the end of a line may go on.
package struct Completion: Sendable, Equatable {
    /// The word as far as it was typed.
    package let typed: String

    /// What it may become.
    package let candidates: [Candidate]

    /// What is to stand in place of the typed part: as much as all candidates have in common, and a space where the word is
    /// complete then.
    package var replacement: String {
        guard let first = candidates.first else { return typed }
        if candidates.count == 1 { return first.word + (first.isUnfinished ? "" : " ") }
        return candidates.dropFirst().reduce(first.word) { Self.commonPrefix($0, $1.word) }
    }

    private static func commonPrefix(_ first: String, _ second: String) -> String {
        let pairs = zip(first.unicodeScalars, second.unicodeScalars)
        var prefix = String.UnicodeScalarView()
        for (scalar, other) in pairs {
            guard scalar == other else { break }
            prefix.append(scalar)
        }
        return String(prefix)
    }
}
