// SPDX-License-Identifier: Apache-2.0

public import JSON

/// A command as a server needs it: what to ask of it, and how to call it.
public struct CommandEntry {
    /// How a command is called.
    public enum Call {
        /// It answers at once.
        case immediate((JSONObject, CommandContext) throws(QAPIError) -> any QAPIValue)

        /// It answers now or later. Arguments that cannot be decoded are thrown, and nothing is answered then.
        case deferred((JSONObject, CommandContext, @escaping DeferredReply) throws(QAPIError) -> Void)
    }

    /// What the schema says of the command.
    public let metadata: CommandMetadata

    /// Decodes the arguments and calls the implementation.
    public let call: Call

    /// Makes an entry.
    public init(metadata: CommandMetadata, call: Call) {
        self.metadata = metadata
        self.call = call
    }
}
