// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a word of a command.
package struct ArgumentError: Error, Sendable, Hashable {
    /// The argument by its keys, such as `target.host`; nil where the words make no argument.
    package let argument: String?

    /// What is wrong, without the argument.
    package let text: String
}

extension ArgumentError: CustomStringConvertible {
    /// The argument and what is wrong with it: `'id' is missing: a string`.
    package var description: String { argument.map { "'\($0)' \(text)" } ?? text }
}
