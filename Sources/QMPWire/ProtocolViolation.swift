// SPDX-License-Identifier: Apache-2.0

public import JSON

/// What a server must not send. Nothing that follows it can be relied upon, so the connection is of no more use.
public enum ProtocolViolation: Error, Sendable, Equatable {
    /// Something that is not JSON, or more of it than a message may have.
    case notJSON(JSONParseError)
    /// A value that is no message: neither greeting, nor reply, nor event.
    case notMessage
    /// An event, a greeting or an error that lacks what makes it one; the text names it.
    case malformed(String)
    /// A reply before the greeting.
    case replyBeforeGreeting
    /// A greeting once the negotiation is over.
    case repeatedGreeting
    /// A reply to nothing that was asked, or a second reply to it. Nil stands for a reply without an id.
    case unmatchedReply(id: JSONValue?)
}

extension ProtocolViolation: CustomStringConvertible {
    /// The violation in words.
    public var description: String {
        switch self {
        case .notJSON(let error): "The server sent what is not JSON: \(error) (byte \(error.offset))"
        case .notMessage: "The server sent what is no message of QMP"
        case .malformed(let part): "The server sent a malformed \(part)"
        case .replyBeforeGreeting: "The server replied before it sent its greeting"
        case .repeatedGreeting: "The server sent a greeting after the negotiation"
        case .unmatchedReply: "The server replied to what was not asked"
        }
    }
}
