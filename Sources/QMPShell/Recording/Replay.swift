// SPDX-License-Identifier: Apache-2.0

package import JSON

/// The server's side of a recording, played to a client that does what the recorded one did.
///
/// The server's messages come in their order: a reply as soon as its request has come, and what stands before a reply no earlier
/// than that. So a client may wait for each reply where the recorded one did not, and the other way round. The identifiers of
/// requests need not be those of the recording; replies carry those of the client.
package struct Replay: Sendable {
    /// What is to be done.
    package enum Action: Sendable, Equatable {
        /// Send a message.
        case message(JSONValue)
        /// Send bytes.
        case bytes([UInt8])
        /// End the connection.
        case end
        /// The client did something else than the recorded one.
        case mismatch(expected: RecordedEntry.Content?, found: RecordedEntry.Content)
    }

    private let requests: [RecordedEntry.Content]
    private let answers: [ReplayAnswer]
    /// The identifiers of the requests that came, nil where one had none.
    private var identifiers: [JSONValue?] = []
    private var nextAnswer = 0

    /// Prepares to play a recording.
    package init(_ recording: Recording) {
        (requests, answers) = ReplayAnswer.parts(of: recording)
    }

    /// Whether all was played, and all that the recorded client sent has come.
    package var isOver: Bool { nextAnswer == answers.count && identifiers.count == requests.count }

    /// What the server does as soon as the client is connected.
    package mutating func start() -> [Action] { takeActions() }

    /// What the server does when something has come from the client.
    package mutating func receive(_ content: RecordedEntry.Content) -> [Action] {
        let expected = identifiers.count < requests.count ? requests[identifiers.count] : nil
        guard let expected, Self.isSame(expected, content) else {
            return [.mismatch(expected: expected, found: content)]
        }
        identifiers.append(content.identifier)
        return takeActions()
    }

    private mutating func takeActions() -> [Action] {
        var actions: [Action] = []
        while nextAnswer < answers.count, answers[nextAnswer].requestsBefore <= identifiers.count {
            actions.append(answers[nextAnswer].action { identifiers[$0] })
            nextAnswer += 1
        }
        return actions
    }

    /// Whether both ask for the same, whatever their identifiers; or both are no message.
    private static func isSame(_ expected: RecordedEntry.Content, _ found: RecordedEntry.Content) -> Bool {
        switch (expected, found) {
        case (.message(let expected), .message(let found)): expected.withoutTrifles == found.withoutTrifles
        case (.bytes, .bytes), (.end, .end): true
        default: false
        }
    }
}

extension RecordedEntry.Content {
    /// What a request is named by.
    var identifier: JSONValue? {
        guard case .message(let value) = self else { return nil }
        return value["id"]
    }
}

extension JSONValue {
    /// The message without what makes no difference between requests: the identifier, and arguments where there are none.
    fileprivate var withoutTrifles: JSONValue {
        guard var object = objectValue else { return self }
        object["id"] = nil
        if object["arguments"] == .object([:]) { object["arguments"] = nil }
        return .object(object)
    }

    /// The message with another identifier, or without one.
    func withIdentifier(_ identifier: JSONValue?) -> JSONValue {
        guard var object = objectValue else { return self }
        object["id"] = identifier
        return .object(object)
    }
}
