// SPDX-License-Identifier: Apache-2.0

/// An error in the command line.
public struct CommandLineError: Error, Sendable, Hashable {
    /// The words of the command line that it is about.
    public let location: String

    /// What is wrong.
    public let text: String
}

extension CommandLineError: CustomStringConvertible {
    /// The words and what is wrong with them: `-name foo=1: Invalid parameter 'foo'`.
    public var description: String { "\(location): \(text)" }
}
