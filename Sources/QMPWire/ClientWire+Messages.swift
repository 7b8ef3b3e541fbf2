// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

extension ClientWire {
    /// Takes bytes of the server, of which any number can be handed in at any time.
    public mutating func receive(_ bytes: Span<UInt8>) { input.receive(bytes) }

    /// The next of the events that came before negotiation was over.
    public mutating func nextEarlyEvent() -> QMPEvent? { earlyEvents.popFirst() }

    /// How many events that came before negotiation was over were dropped, because they were too many.
    public var droppedEarlyEventCount: Int { earlyEvents.droppedCount }

    /// What came next; nil where nothing is complete. A reply may bring output.
    ///
    /// - Throws: where it should not have come; the connection is of no more use then.
    public mutating func next() throws(ProtocolViolation) -> Message? {
        switch try ServerMessage(next: &input) {
        case nil: return nil
        case .greeting: throw .repeatedGreeting
        case .event(let event): return .event(event)
        case .reply(let id, let outcome):
            let command = try take(id, isFailure: outcome.isFailure)
            sendWaiting()
            return .reply(command, outcome)
        }
    }

    /// Finds the command that a reply belongs to, which is under way no more.
    private mutating func take(_ id: JSONValue?, isFailure: Bool) throws(ProtocolViolation) -> CommandID {
        let number = id?.integerValue
        let candidate = id == nil ? longestWaiting(isFailure: isFailure) : number.map { CommandID(number: $0) }
        guard let candidate, let command = commands.removeValue(forKey: candidate) else {
            throw .unmatchedReply(id: id)
        }
        if command.passesDescriptors { isPassingDescriptors = false }
        guard !command.isOutOfBand else { return candidate }
        if !command.omitsReply { inBandCount -= 1 }
        dropAnswered(upTo: candidate)
        return candidate
    }

    /// The command that a reply without an id belongs to.
    private func longestWaiting(isFailure: Bool) -> CommandID? {
        let first = inBand[inBandStart...].first { id in
            guard let command = commands[id] else { return false }
            return isFailure || !command.omitsReply
        }
        return first ?? (commands.count == 1 ? commands.keys.first : nil)
    }

    /// Forgets in-band commands that are over: those that are answered, and those before the present one that are not
    /// answered unless they fail.
    private mutating func dropAnswered(upTo present: CommandID) {
        while inBandStart < inBand.count {
            let id = inBand[inBandStart]
            if let command = commands[id] {
                guard command.omitsReply, id.number < present.number else { break }
                commands[id] = nil
                if command.passesDescriptors { isPassingDescriptors = false }
            }
            inBandStart += 1
        }
        guard inBandStart > inBand.count / 2 else { return }
        inBand.removeFirst(inBandStart)
        inBandStart = 0
    }
}

extension Result {
    fileprivate var isFailure: Bool {
        switch self {
        case .success: false
        case .failure: true
        }
    }
}
