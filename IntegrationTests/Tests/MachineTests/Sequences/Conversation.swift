// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON

/// A client's commands, which do not wait for replies, and what it heard.
struct Conversation {
    /// A command that was answered.
    struct Answer {
        let verb: Verb
        let reply: Reply
        /// How many events the client had heard of before the reply.
        let eventCount: Int
    }

    private var connection: QMPConnection
    /// The commands that were sent and not answered yet.
    private var waiting: [Verb] = []
    private(set) var answers: [Answer] = []
    private(set) var events: [Event] = []

    init(_ connection: QMPConnection) { self.connection = connection }

    /// Sends a command.
    mutating func send(_ verb: Verb) throws {
        try connection.socket.send(Array(#"{"execute": "\#(verb.rawValue)"}"#.utf8))
        waiting.append(verb)
    }

    /// Listens until all commands are answered.
    mutating func listen() throws {
        while let verb = waiting.first {
            let message = try connection.messages.next()
            if let event = Event(message) {
                events.append(event)
            } else {
                waiting.removeFirst()
                answers.append(Answer(verb: verb, reply: try Self.reply(message), eventCount: events.count))
            }
        }
    }

    private static func reply(_ message: JSONValue) throws -> Reply {
        if let text = message["error"]?["desc"]?.stringValue { return .refused(text) }
        if let state = message["return"]?["status"]?.stringValue { return .status(state) }
        guard message["return"] == [:] else { throw SystemFailure("no reply: \(message)") }
        return .done
    }

    /// Begins anew, with the same connection.
    mutating func forget() { (answers, events) = ([], []) }
}
