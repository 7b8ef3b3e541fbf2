// SPDX-License-Identifier: Apache-2.0

import JSON

/// The commands of a server by name. Generated code fills it; a server that serves it need not know the schema.
///
/// It is used on one thread at a time, as the implementations that it holds are.
public struct CommandRegistry {
    private var entries: [String: CommandEntry] = [:]

    /// An empty registry.
    public init() {}

    /// The command of a name.
    public subscript(name: String) -> CommandEntry? {
        guard let entry = entries[name], entry.metadata.name.isSameName(as: name) else { return nil }
        return entry
    }

    /// What the schema says of each command, in no particular order.
    public var commands: [CommandMetadata] { entries.values.map(\.metadata) }

    /// Adds a command, or replaces the one of that name.
    public mutating func add(_ entry: CommandEntry) { entries[entry.metadata.name] = entry }

    /// Adds a command that returns a value at once.
    public mutating func add<Command: QAPICommand>(
        _ command: Command.Type,
        calling implementation: @escaping (Command, CommandContext) throws(QAPIError) -> Command.Reply
    ) {
        let call = { (arguments: JSONObject, context: CommandContext) throws(QAPIError) -> any QAPIValue in
            try implementation(Command(decoding: arguments, context), context)
        }
        add(CommandEntry(metadata: Command.metadata, call: .immediate(call)))
    }

    /// Adds a command that returns nothing.
    public mutating func add<Command: QAPICommand>(
        _ command: Command.Type,
        calling implementation: @escaping (Command, CommandContext) throws(QAPIError) -> Void
    ) where Command.Reply == EmptyObject {
        let call = { (arguments: JSONObject, context: CommandContext) throws(QAPIError) -> any QAPIValue in
            try implementation(Command(decoding: arguments, context), context)
            return EmptyObject()
        }
        add(CommandEntry(metadata: Command.metadata, call: .immediate(call)))
    }

    /// Adds a command that answers through a handle.
    public mutating func add<Command: QAPICommand>(
        _ command: Command.Type,
        deferring implementation: @escaping (Command, CommandContext, consuming ReplyHandle<Command.Reply>) -> Void
    ) {
        let call = {
            (arguments: JSONObject, context: CommandContext, deliver: @escaping DeferredReply) throws(QAPIError) in
            let command = try Command(decoding: arguments, context)
            implementation(command, context, ReplyHandle(deliver))
        }
        add(CommandEntry(metadata: Command.metadata, call: .deferred(call)))
    }
}

extension QAPICommand {
    /// Decodes arguments; what is wrong with them becomes the error reply.
    init(decoding arguments: JSONObject, _ context: CommandContext) throws(QAPIError) {
        do {
            let keepsUnrecognized = Self.metadata.flags.contains(.takesAnyMember) ? true : nil
            var reader = ObjectReader(arguments, context.decodingOptions, keepsUnrecognized: keepsUnrecognized)
            try self.init(reading: &reader)
        } catch {
            throw QAPIError(error)
        }
    }
}
