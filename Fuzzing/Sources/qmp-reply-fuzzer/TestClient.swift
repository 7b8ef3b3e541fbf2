// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire

/// A client that sends commands as soon as it can, and writes down what comes of them.
struct TestClient {
    private let enablesOutOfBand: Bool
    private let commandCount: Int

    private var negotiation: ClientNegotiation? = ClientNegotiation(keptEvents: 4)
    private var wire: ClientWire?
    private var unanswered: Set<ClientWire.CommandID> = []
    /// The commands that were sent: their texts came out.
    private var sentCount = 0
    private var parser = JSONParser()
    private var isOver = false

    /// What came, in short.
    private(set) var log: [String] = []

    init(enablesOutOfBand: Bool, commandCount: Int) {
        self.enablesOutOfBand = enablesOutOfBand
        self.commandCount = commandCount
    }

    /// Takes bytes of the server.
    mutating func receive(_ bytes: [UInt8]) throws(QMPReplyCheck.Violation) {
        guard !isOver else { return }
        if negotiation == nil { wire?.receive(bytes.span) } else { negotiation?.receive(bytes.span) }
        do throws(ProtocolViolation) {
            try negotiate()
        } catch {
            return end("\(error)")
        }
        guard negotiation == nil else { return }
        while !isOver { guard try step() else { return } }
    }

    private mutating func negotiate() throws(ProtocolViolation) {
        while let step = try negotiation?.next() {
            switch step {
            case .greeting(let greeting):
                log.append("greeting \(greeting.capabilities.count)")
                ask()
            case .refused(let error):
                log.append("refused \(error)")
                ask()
            case .agreed:
                log.append("agreed")
                wire = negotiation.take()?.wire()
                sendCommands()
                while let event = wire?.nextEarlyEvent() { log.append("early \(event.name)") }
            }
        }
    }

    private mutating func ask() {
        negotiation?.enable(enablesOutOfBand ? ["oob"] : [])
        let count = negotiation?.output.count ?? 0
        negotiation?.wrote(count)
    }

    private mutating func sendCommands() {
        for number in 0..<commandCount {
            let isOutOfBand = enablesOutOfBand && number % 5 == 4
            guard let request = try? ClientRequest("c\(number)", ["n": 1], isOutOfBand: isOutOfBand),
                let id = wire?.send(request, passesDescriptors: number % 4 == 1)
            else { continue }
            unanswered.insert(id)
        }
    }

    /// Takes a message: whether there was one.
    private mutating func step() throws(QMPReplyCheck.Violation) -> Bool {
        let message: ClientWire.Message?
        do throws(ProtocolViolation) {
            message = try wire?.next()
        } catch {
            end("\(error)")
            return false
        }
        switch message {
        case nil: break
        case .event(let event): log.append("event \(event.name) \(event.data.members.count)")
        case .reply(let id, let outcome):
            guard unanswered.remove(id) != nil else {
                throw QMPReplyCheck.Violation(description: "\(id) is answered again, or was not sent")
            }
            log.append("\(id) \((try? outcome.get()).map { "\($0)" } ?? "failed")")
        }
        try writeOutput()
        return message != nil
    }

    /// Sends all that waits, which must be whole commands and no more than were made.
    private mutating func writeOutput() throws(QMPReplyCheck.Violation) {
        while let chunk = wire?.nextChunk {
            let bytes = wire?.withBytes(of: chunk) { span in span.indices.map { span[$0] } } ?? []
            wire?.wrote(bytes.count)
            var position = 0
            while let outcome = parser.next(in: bytes, from: &position) {
                guard case .value = outcome else {
                    throw QMPReplyCheck.Violation(description: "a command is no JSON: \(outcome)")
                }
                sentCount += 1
            }
        }
        guard sentCount <= commandCount, wire?.commandCount == unanswered.count else {
            throw QMPReplyCheck.Violation(description: "\(sentCount) sent, \(unanswered.count) not answered")
        }
    }

    private mutating func end(_ reason: String) {
        log.append(reason)
        isOver = true
    }
}
