// SPDX-License-Identifier: Apache-2.0

import JSON
public import QAPI

/// The beginning of a connection, on the client's side, as a pure state machine: greeting, request for capabilities, reply.
///
/// It has no way to send a command. The ``ClientWire``, which does, is what it becomes.
///
/// Events should not come before its end, but from some servers they do; they are kept. Nor should a second greeting: a QEMU
/// whose main loop accepts the connection while the monitor's thread takes the socket over opens the monitor twice, and
/// greets each time. Both come before the reply, so the second is passed over.
public struct ClientNegotiation: Sendable {
    /// What came.
    public enum Step: Sendable {
        /// The greeting: it is time for ``enable(_:)``.
        case greeting(QMPGreeting)
        /// The server agrees: it is time for ``wire()``.
        case agreed
        /// The server does not agree; ``enable(_:)`` may be tried again.
        case refused(QAPIError)
    }

    private enum Phase {
        case greeting
        case asking
        case asked
        case agreed
    }

    private var phase = Phase.greeting
    private var input = MessageInput()
    private var earlyEvents: NewestBuffer<QMPEvent>
    private var capabilities: [String] = []

    /// What waits to be sent.
    public private(set) var output: [UInt8] = []

    /// Starts with a new connection.
    ///
    /// - Parameter keptEvents: How many of the events that come too early are kept at most: the newest.
    public init(keptEvents: Int = 256) { earlyEvents = NewestBuffer(limit: keptEvents) }

    /// Takes bytes of the server, of which any number can be handed in at any time.
    public mutating func receive(_ bytes: Span<UInt8>) { input.receive(bytes) }

    /// What came next; nil where nothing is complete.
    ///
    /// - Throws: where it should not have come; the connection is of no more use then.
    public mutating func next() throws(ProtocolViolation) -> Step? {
        // What follows the reply is the wire's.
        while phase != .agreed, let message = try ServerMessage(next: &input) {
            switch message {
            case .event(let event): earlyEvents.append(event)
            case .greeting(let greeting):
                guard phase == .greeting else { continue }
                phase = .asking
                return .greeting(greeting)
            case .reply(let id, let outcome):
                guard phase != .greeting else { throw .replyBeforeGreeting }
                guard phase == .asked, id == nil || id == .integer(0) else { throw .unmatchedReply(id: id) }
                return step(after: outcome)
            }
        }
        return nil
    }

    private mutating func step(after outcome: Result<some Any, QAPIError>) -> Step {
        switch outcome {
        case .success:
            phase = .agreed
            return .agreed
        case .failure(let error):
            phase = .asking
            return .refused(error)
        }
    }

    /// Asks for capabilities, out of those of the greeting, which must have come.
    public mutating func enable(_ capabilities: [String]) {
        precondition(phase == .asking, "capabilities are asked for once the greeting has come, and once")
        self.capabilities = capabilities
        let arguments: JSONObject = capabilities.isEmpty ? [:] : ["enable": .array(capabilities.map { .string($0) })]
        guard let request = try? ClientRequest("qmp_capabilities", arguments) else {
            preconditionFailure("strings have JSON text")
        }
        request.write(to: &output, id: 0)
        phase = .asked
    }

    /// Forgets so many bytes of the output, which were sent.
    public mutating func wrote(_ count: Int) { output.removeFirst(count) }

    /// What comes after: commands. The server must have agreed, and all that waited be sent.
    public consuming func wire() -> ClientWire {
        precondition(phase == .agreed && output.isEmpty, "the negotiation is not over")
        return ClientWire(input, earlyEvents: earlyEvents, isOutOfBandEnabled: capabilities.contains("oob"))
    }
}
