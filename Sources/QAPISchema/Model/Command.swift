// SPDX-License-Identifier: Apache-2.0

/// A command of a schema.
public struct Command: Sendable {
    /// The flags of a command, as the schema spells them.
    public struct Flags: Sendable {
        /// Arguments reach the implementation as one value (`boxed`).
        public var isBoxed = false
        /// Decoding and encoding are generated (`gen`); false leaves both to the implementation.
        public var isGenerated = true
        /// A reply is sent on success (`success-response`).
        public var sendsSuccessResponse = true
        /// It may run out of band (`allow-oob`).
        public var allowsOutOfBand = false
        /// It may run before the machine is built (`allow-preconfig`).
        public var allowsPreconfig = false
        /// It may be answered later (`coroutine`).
        public var isCoroutine = false

        /// The flags of a command that states none.
        public init() {}
    }

    /// The name on the wire.
    public let name: String
    /// The object type of the arguments, or nil where there are none.
    public let arguments: SchemaType.ID?
    /// The type of the reply, or nil for an empty object.
    public let returns: SchemaType.ID?
    /// The flags.
    public let flags: Flags
    /// When the command is present.
    public let condition: Condition?
    /// The features of the command.
    public let features: [Feature]
    /// The documentation comment.
    public let documentation: Documentation?
    /// Where it is defined.
    public let location: SourceLocation
    /// The index in `Schema.modules` of its file.
    public let module: Int

    /// Makes a command.
    public init(
        name: String,
        arguments: SchemaType.ID?,
        returns: SchemaType.ID?,
        flags: Flags,
        condition: Condition?,
        features: [Feature],
        documentation: Documentation?,
        location: SourceLocation,
        module: Int
    ) {
        self.name = name
        self.arguments = arguments
        self.returns = returns
        self.flags = flags
        self.condition = condition
        self.features = features
        self.documentation = documentation
        self.location = location
        self.module = module
    }

    /// Whether the implementation takes members that the schema does not name: it decodes the arguments, and there are some.
    public var takesAnyMember: Bool { !flags.isGenerated && arguments != nil }
}
