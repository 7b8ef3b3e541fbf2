// SPDX-License-Identifier: Apache-2.0

/// A checked schema: every name in it is resolved, every rule of the language holds.
public struct Schema: Sendable {
    /// What a definition in `definitions` is.
    public enum Definition: Sendable {
        /// A type.
        case type(SchemaType.ID)
        /// A command, by its index in `commands`.
        case command(Int)
        /// An event, by its index in `events`.
        case event(Int)
    }

    /// The files, in the order in which their reading began; the first is the root.
    public let modules: [ParsedSchema.Module]

    /// All types: built-in, defined and implied.
    public let types: [SchemaType]

    /// The commands, in the order of the schema.
    public let commands: [Command]

    /// The events, in the order of the schema.
    public let events: [Event]

    /// The definitions in the order of the schema, without built-in and implied types.
    public let definitions: [Definition]

    /// The object type without members (`q_empty`): the reply of a command that returns nothing.
    public let emptyObject: SchemaType.ID

    /// Makes a schema of checked parts.
    init(
        modules: [ParsedSchema.Module],
        types: [SchemaType],
        commands: [Command],
        events: [Event],
        definitions: [Definition],
        emptyObject: SchemaType.ID
    ) {
        self.modules = modules
        self.types = types
        self.commands = commands
        self.events = events
        self.definitions = definitions
        self.emptyObject = emptyObject
    }

    /// The type that an identifier of this schema stands for.
    public subscript(id: SchemaType.ID) -> SchemaType { types[id.index] }
}
