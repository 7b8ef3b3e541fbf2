// SPDX-License-Identifier: Apache-2.0

/// A type of a schema: built in, defined, or implied by a definition.
public struct SchemaType: Sendable {
    /// Identifies a type within its schema.
    public struct ID: Sendable, Hashable {
        /// The index in `Schema.types`.
        public let index: Int

        /// Makes an identifier.
        public init(index: Int) { self.index = index }
    }

    /// What sort of type it is.
    public enum Kind: Sendable {
        /// One that every schema has.
        case builtin(BuiltinType)
        /// An enumeration.
        case enumeration(EnumerationType)
        /// A list of elements of one type.
        case array(element: ID)
        /// A struct, a union, or the implied type of inline members.
        case object(ObjectType)
        /// A choice by the kind of the JSON value.
        case alternate(AlternateType)
    }

    /// The name; implied types have names that no definition can have (`q_obj_NAME-arg`, `NAMEList`).
    public let name: String

    /// The sort of type.
    public var kind: Kind

    /// When the type is present: for an implied object as its definition, for an array as its element's type.
    public let condition: Condition?

    /// The features of the type itself.
    public let features: [Feature]

    /// The documentation comment.
    public let documentation: Documentation?

    /// Where it is defined or first implied, or nil for a built-in type.
    public let location: SourceLocation?

    /// The index in `Schema.modules` of the file that defines it or, for an implied object, the definition that implies
    /// it; for an array, that of its element's type. Nil for a built-in type.
    public let module: Int?

    /// Makes a type.
    public init(
        name: String,
        kind: Kind,
        condition: Condition? = nil,
        features: [Feature] = [],
        documentation: Documentation? = nil,
        location: SourceLocation? = nil,
        module: Int? = nil
    ) {
        self.name = name
        self.kind = kind
        self.condition = condition
        self.features = features
        self.documentation = documentation
        self.location = location
        self.module = module
    }
}
