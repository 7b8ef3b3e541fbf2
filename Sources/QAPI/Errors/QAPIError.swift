// SPDX-License-Identifier: Apache-2.0

/// An error as a command replies it: a class for programs and a text for people.
public struct QAPIError: Error, Sendable, Hashable {
    /// The class.
    public let errorClass: ErrorClass

    /// The text (`desc` on the wire).
    public let text: String

    /// Makes an error.
    public init(_ errorClass: ErrorClass, _ text: String) {
        self.errorClass = errorClass
        self.text = text
    }

    /// Makes an error of class `GenericError`.
    public init(_ text: String) { self.init(.genericError, text) }

    /// The error reply to arguments that cannot be decoded.
    public init(_ error: DecodingError) { self.init(error.description) }
}

extension QAPIError: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}
