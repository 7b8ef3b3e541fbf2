// SPDX-License-Identifier: Apache-2.0

/// A struct, a union, or the type implied by inline members.
public struct ObjectType: Sendable {
    /// A member of an object, an argument of a command, or a datum of an event.
    public struct Member: Sendable {
        /// The name on the wire.
        public let name: String
        /// The type of the value.
        public let type: SchemaType.ID
        /// Whether it may be absent.
        public let isOptional: Bool
        /// When the member is present in the schema.
        public let condition: Condition?
        /// The features of the member.
        public let features: [Feature]

        /// Makes a member.
        public init(
            name: String,
            type: SchemaType.ID,
            isOptional: Bool = false,
            condition: Condition? = nil,
            features: [Feature] = []
        ) {
            self.name = name
            self.type = type
            self.isOptional = isOptional
            self.condition = condition
            self.features = features
        }
    }

    /// The branches of a union with the member that chooses among them.
    public struct Variants: Sendable {
        /// A branch of a union.
        public struct Branch: Sendable {
            /// The value of the tag that chooses it.
            public let name: String
            /// The object type of the branch's members; `Schema.emptyObject` where it has none.
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

        /// The name of the discriminator, a mandatory member (own or of a base) whose type is `tagType`.
        public let tag: String

        /// The enumeration of the discriminator.
        public let tagType: SchemaType.ID

        /// One branch for each value of the enumeration: first those written, in their order, then the implied empty
        /// ones in the order of the enumeration.
        public let branches: [Branch]

        /// Makes the variants of a union.
        public init(tag: String, tagType: SchemaType.ID, branches: [Branch]) {
            self.tag = tag
            self.tagType = tagType
            self.branches = branches
        }
    }

    /// The object type whose members come first: a struct's base, or a union's (inline bases are implied types).
    public let base: SchemaType.ID?

    /// The members written at this type itself; a union has none, they are in its base.
    public let localMembers: [Member]

    /// The branches, for a union.
    public let variants: Variants?

    /// Whether the type stands for inline members and has no name of its own in the schema.
    public let isImplicit: Bool

    /// Makes an object type.
    public init(
        base: SchemaType.ID? = nil,
        localMembers: [Member],
        variants: Variants? = nil,
        isImplicit: Bool = false
    ) {
        self.base = base
        self.localMembers = localMembers
        self.variants = variants
        self.isImplicit = isImplicit
    }
}
