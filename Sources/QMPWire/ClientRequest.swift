// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// A command of a client, encoded but for its id.
public struct ClientRequest: Sendable {
    /// Why a command cannot be sent.
    public enum Fault: Error, Sendable, Equatable {
        /// JSON has no text for the arguments.
        case notJSON(JSONWriterError)
        /// The arguments are longer than the 64 MiB that servers take.
        case tooLong
    }

    /// The most bytes that a request has, less than what servers take.
    static let longest = (64 << 20) - 4096

    /// How the command is called.
    public let name: String

    /// Whether it goes ahead of others.
    public let isOutOfBand: Bool

    /// Whether it is not answered unless it fails.
    public let omitsReply: Bool

    /// The text of the request but for the id and the closing brace.
    private let text: [UInt8]

    /// Encodes a command that any server may have.
    public init(_ name: String, _ arguments: JSONObject, isOutOfBand: Bool = false) throws(Fault) {
        try self.init(name, isOutOfBand: isOutOfBand, omitsReply: false) { writer in
            writer.members(unrecognized: arguments)
        }
    }

    /// Encodes a command of a schema.
    public init<Command: QAPICommand>(_ command: Command, isOutOfBand: Bool = false) throws(Fault) {
        let metadata = Command.metadata
        let omitsReply = metadata.flags.contains(.omitsSuccessResponse)
        try self.init(metadata.name, isOutOfBand: isOutOfBand, omitsReply: omitsReply) { writer in
            command.writeMembers(to: &writer)
        }
    }

    private init(
        _ name: String,
        isOutOfBand: Bool,
        omitsReply: Bool,
        _ writeArguments: (inout QAPIWriter) -> Void
    ) throws(Fault) {
        self.name = name
        self.isOutOfBand = isOutOfBand
        self.omitsReply = omitsReply
        var writer = QAPIWriter()
        writer.json.beginObject()
        writer.member(isOutOfBand ? "exec-oob" : "execute", name)
        writer.objectUnlessEmpty("arguments", writeArguments)
        writer.json.endObject()
        do throws(JSONWriterError) {
            try writer.json.endMessage()
        } catch {
            throw .notJSON(error)
        }
        guard writer.json.bytes.count <= Self.longest else { throw .tooLong }
        // The brace and the line's end come behind the id.
        text = Array(writer.json.bytes.dropLast(3))
    }

    /// Writes the whole request.
    func write(to output: inout [UInt8], id: Int64) {
        output += text
        output += ", \"id\": \(id)}\r\n".utf8
    }
}
