// SPDX-License-Identifier: Apache-2.0

/// An enumeration of a schema.
public struct EnumerationType: Sendable {
    /// A value of an enumeration.
    public struct Member: Sendable {
        /// The name on the wire.
        public let name: String
        /// When the value is present.
        public let condition: Condition?
        /// The features of the value.
        public let features: [Feature]

        /// Makes a value.
        public init(name: String, condition: Condition? = nil, features: [Feature] = []) {
            self.name = name
            self.condition = condition
            self.features = features
        }
    }

    /// The values in the order of the schema.
    public let members: [Member]

    /// The prefix that the schema wants for the values' names in C, which Swift does not need.
    public let prefix: String?

    /// Makes an enumeration.
    public init(members: [Member], prefix: String? = nil) {
        self.members = members
        self.prefix = prefix
    }
}
