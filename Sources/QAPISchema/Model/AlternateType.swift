// SPDX-License-Identifier: Apache-2.0

/// A choice among types that differ in the kind of their JSON value.
public struct AlternateType: Sendable {
    /// A branch of an alternate.
    public struct Branch: Sendable {
        /// The name, which is not on the wire.
        public let name: String
        /// The type of the value.
        public let type: SchemaType.ID
        /// When the branch is present.
        public let condition: Condition?

        /// Makes a branch.
        public init(name: String, type: SchemaType.ID, condition: Condition? = nil) {
            self.name = name
            self.type = type
            self.condition = condition
        }
    }

    /// The branches in the order of the schema.
    public let branches: [Branch]

    /// Makes an alternate.
    public init(branches: [Branch]) {
        self.branches = branches
    }
}
