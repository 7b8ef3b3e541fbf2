// SPDX-License-Identifier: Apache-2.0

import JSON
public import QAPI

extension ServerWire {
    /// Answers a request, which must not have been answered before. A value that JSON cannot express becomes an error.
    public mutating func reply(to ticket: ServerRequest.Ticket, _ outcome: Result<any QAPIValue, QAPIError>) {
        switch outcome {
        case .success(let value):
            let isWritten = write { writer in
                writer.json.beginObject()
                writer.json.key("return")
                value.write(to: &writer)
                writer.writeID(of: ticket)
                writer.json.endObject()
            }
            if !isWritten { writeError(QAPIError("The reply has a number that is not finite"), to: ticket) }
        case .failure(let error): writeError(error, to: ticket)
        }
        finish(ticket)
    }

    /// Ends a request without a reply, as its command demands (`success-response: false`).
    public mutating func omitReply(to ticket: ServerRequest.Ticket) { finish(ticket) }

    private mutating func writeError(_ error: QAPIError, to ticket: ServerRequest.Ticket) {
        let isWritten = write { writer in
            writer.json.beginObject()
            writer.writeID(of: ticket)
            writer.json.key("error")
            writer.json.beginObject()
            writer.json.key("class")
            writer.json.string(error.errorClass.name)
            writer.json.key("desc")
            writer.json.string(error.text)
            writer.json.endObject()
            writer.json.endObject()
        }
        precondition(isWritten, "an id that was parsed has JSON text")
    }

    private mutating func finish(_ ticket: ServerRequest.Ticket) {
        if ticket.isOutOfBand {
            precondition(executingOutOfBandCount > 0, "a request answered twice")
            executingOutOfBandCount -= 1
        } else {
            precondition(isExecutingInBand, "a request answered twice")
            isExecutingInBand = false
            if phase == .agreement { phase = .commands }
        }
    }

    /// Sends an event, unless negotiation is not over. It must be laid out in the style of the wire.
    ///
    /// While output is over its limit events are held back. Of those that are throttled only the newest is kept for each
    /// subject, as the throttle does it; others are all kept. If they come to more than their limit all are lost, and
    /// the wire is overrun.
    public mutating func send(_ event: EncodedEvent) {
        precondition(event.style == style, "an event of another style")
        guard phase == .commands, !isOverrun else { return }
        guard !hasOutputRoom else { return output += event.line }
        hold(event)
    }

    private mutating func hold(_ event: EncodedEvent) {
        if let slot = event.slot, let index = heldEvents.firstIndex(where: { $0.slot == slot }) {
            heldEventBytes -= heldEvents.remove(at: index).line.count
        }
        heldEvents.append(event)
        heldEventBytes += event.line.count
        guard heldEventBytes > limits.heldEventBytes else { return }
        isOverrun = true
        heldEvents = []
        heldEventBytes = 0
    }

    /// Forgets so many bytes of the output, which were sent.
    public mutating func wrote(_ count: Int) {
        if count == output.count {
            output.removeAll(keepingCapacity: output.capacity <= Self.keptCapacity)
        } else {
            output.removeFirst(count)
        }
        guard hasOutputRoom, !heldEvents.isEmpty else { return }
        for event in heldEvents { output += event.line }
        heldEvents = []
        heldEventBytes = 0
    }

    /// Whether output is within its limit.
    var hasOutputRoom: Bool { output.count <= limits.outputBytes }

    /// Writes a message: whether JSON can express it. Otherwise nothing is written.
    mutating func write(_ message: (inout QAPIWriter) -> Void) -> Bool {
        message(&writer)
        let isWritten = (try? writer.json.endMessage()) != nil
        output += writer.json.bytes
        writer.json.removeAll(keepingCapacity: writer.json.bytes.capacity <= Self.keptCapacity)
        return isWritten
    }
}

extension QAPIWriter {
    /// Writes the id that a request came with, if it did.
    fileprivate mutating func writeID(of ticket: ServerRequest.Ticket) {
        guard let id = ticket.id else { return }
        json.key("id")
        json.value(id)
    }
}
