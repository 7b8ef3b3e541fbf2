// SPDX-License-Identifier: Apache-2.0

public import QAPISchema

/// Why no Swift can be generated from a schema that is valid as such.
public struct GeneratorError: Error, Sendable, CustomStringConvertible {
    /// Where the definition stands that cannot be expressed.
    public let location: SourceLocation?

    /// What is wrong, without the place.
    public let message: String

    /// `FILE:LINE: message`.
    public var description: String {
        guard let location else { return message }
        return "\(location): \(message)"
    }
}
