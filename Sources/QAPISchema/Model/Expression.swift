// SPDX-License-Identifier: Apache-2.0

/// A value as the schema language writes it, before its meaning is checked.
public enum Expression: Sendable {
    /// A string.
    case string(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// A list.
    case array([Expression])
    /// An object, its members in the order written and without duplicates.
    case object(ExpressionObject)
}

/// An object of the schema language.
public struct ExpressionObject: Sendable {
    /// A key with its value.
    public struct Member: Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: Expression

        /// Makes a member.
        public init(key: String, value: Expression) {
            self.key = key
            self.value = value
        }
    }

    /// The members in the order written; keys are unique.
    public var members: [Member]

    /// Makes an object.
    public init(members: [Member] = []) {
        self.members = members
    }

    /// The value of a key.
    public subscript(key: String) -> Expression? {
        members.first { $0.key == key }?.value
    }
}
