// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QEMUProtocol

/// Takes messages through the generated types and back.
struct RoundTrip {
    /// Why a message did not come back as it was.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let commands: [String: any QAPICommand.Type]
    private let events: [String: any QAPIEvent.Type]

    init() {
        commands = Dictionary(uniqueKeysWithValues: Commands.all.map { ($0.metadata.name, $0) })
        events = Dictionary(uniqueKeysWithValues: Events.all.map { ($0.metadata.name, $0) })
    }

    /// Decodes a message as the strict side would, encodes it again and compares.
    func check(_ example: DocumentedExample) throws(Failure) {
        let json = try parse(example.text)
        guard case .object(let message) = json else { throw Failure(description: "is no object") }
        switch example.direction {
        case .toServer: try checkRequest(message)
        case .toClient: try checkResponse(message, to: example.request)
        }
    }

    private func checkRequest(_ message: JSONObject) throws(Failure) {
        guard case .string(let name) = message["execute"] ?? message["exec-oob"] else {
            throw Failure(description: "names no command")
        }
        guard let command = commands[name] else { throw Failure(description: "no command \(name)") }
        let arguments = message["arguments"] ?? .object([:])
        if command.metadata.flags.contains(.takesAnyMember) {
            try check(arguments, as: command, .client)
        } else {
            try check(arguments, as: command, .server)
        }
    }

    private func checkResponse(_ message: JSONObject, to request: String?) throws(Failure) {
        if case .string(let name) = message["event"] {
            guard let event = events[name] else { throw Failure(description: "no event \(name)") }
            return try check(message["data"] ?? .object([:]), as: event, .server)
        }
        // Errors and the greeting are the protocol's, not the schema's.
        guard let value = message["return"] else { return }
        guard let request, let command = commands[request] else {
            throw Failure(description: "answers no known command")
        }
        try checkReply(value, of: command)
    }

    private func checkReply<Command: QAPICommand>(_ value: JSONValue, of command: Command.Type) throws(Failure) {
        try check(value, as: Command.Reply.self, .server)
    }

    private func check<Value: QAPIValue>(
        _ json: JSONValue,
        as type: Value.Type,
        _ options: DecodingOptions
    ) throws(Failure) {
        let back: JSONValue
        do {
            back = try Value(from: json, options).json()
        } catch {
            throw Failure(description: "\(error)")
        }
        guard back == json else { throw Failure(description: "came back as \(back)") }
    }

    private func parse(_ text: String) throws(Failure) -> JSONValue {
        do {
            return try JSONValue(parsing: Array(text.utf8))
        } catch {
            throw Failure(description: "\(error)")
        }
    }
}
