// SPDX-License-Identifier: Apache-2.0

/// An error as a command replies it: a class for programs and a text for people.
public struct QAPIError: Error, Sendable, Hashable {
    /// The class.
    public let errorClass: ErrorClass

    /// The text (`desc` on the wire).
    public let text: String

    /// The special features for which a policy refused the input; none for any other error.
    public let refusedFeatures: SpecialFeatures

    /// Makes an error.
    public init(_ errorClass: ErrorClass, _ text: String, refusedFeatures: SpecialFeatures = []) {
        self.errorClass = errorClass
        self.text = text
        self.refusedFeatures = refusedFeatures
    }

    /// Makes an error of class `GenericError`.
    public init(_ text: String) { self.init(.genericError, text) }

    /// The error reply to arguments that cannot be decoded.
    public init(_ error: DecodingError) {
        let refused: SpecialFeatures =
            switch error.problem {
            case .forbiddenMember(let features), .forbiddenValue(let features, _): features
            case .missing, .kind, .expects, .range, .enumerationValue, .unexpected, .alternate: []
            }
        self.init(.genericError, error.description, refusedFeatures: refused)
    }
}

extension QAPIError: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}
