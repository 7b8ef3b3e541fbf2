// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// What a client asks, or something that is no request and is answered all the same.
public struct ServerRequest: Sendable {
    /// What its answer needs.
    public struct Ticket: Sendable {
        /// The client's name for the request, any value, repeated in the answer.
        public let id: JSONValue?
        /// Whether it is executed ahead of those that are queued.
        public let isOutOfBand: Bool
    }

    /// What to do.
    public enum Content: Sendable {
        /// Execute a command, of which the wire does not know whether it exists.
        case command(name: String, arguments: JSONObject)
        /// Reply this error.
        case refusal(QAPIError)
    }

    /// What to do.
    public internal(set) var content: Content

    /// Where it stands in the stream: from behind the one before, so that space in between belongs to it, to its last byte.
    public let bytes: Range<Int>

    /// What its answer needs.
    public let ticket: Ticket

    /// Whether it is executed ahead of those that are queued.
    public var isOutOfBand: Bool { ticket.isOutOfBand }
}

extension ServerRequest {
    /// The only command during negotiation.
    private static let negotiation = "qmp_capabilities"

    /// Something that is no object and has no id.
    init(refusing text: String, bytes: Range<Int>) {
        content = .refusal(QAPIError(text))
        self.bytes = bytes
        ticket = Ticket(id: nil, isOutOfBand: false)
    }

    /// Refuses any command but the one that ends negotiation.
    mutating func refuseUnlessNegotiation() {
        guard case .command(let name, _) = content, !name.isSameName(as: Self.negotiation) else { return }
        let text = "Expecting capabilities negotiation with '\(Self.negotiation)'"
        content = .refusal(QAPIError(.commandNotFound, text))
    }
}
