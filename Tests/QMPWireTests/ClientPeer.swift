// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire

/// A client's wire with the server's side of it in the hands of a test.
final class ClientPeer {
    var wire: ClientWire

    /// Makes a wire whose negotiation is over.
    init(outOfBand: Bool = false) throws {
        var negotiation = ClientNegotiation()
        negotiation.receive(text: #"{"QMP": {"version": {}, "capabilities": ["oob"]}}"#)
        _ = try negotiation.next()
        negotiation.enable(outOfBand ? ["oob"] : [])
        negotiation.wrote(negotiation.output.count)
        negotiation.receive(text: #"{"return": {}, "id": 0}"#)
        _ = try negotiation.next()
        wire = negotiation.wire()
    }

    /// Sends commands by their names.
    @discardableResult
    func send(_ names: String..., outOfBand: Bool = false, passing: Bool = false) throws -> [ClientWire.CommandID] {
        try names.map { name in
            wire.send(try ClientRequest(name, [:], isOutOfBand: outOfBand), passesDescriptors: passing)
        }
    }

    /// What the server gets with the next call, as the names of the commands; nil where there is nothing.
    func readChunk() throws -> (names: [String], passing: ClientWire.CommandID?)? {
        guard let chunk = wire.nextChunk else { return nil }
        let bytes = wire.withBytes(of: chunk) { span in span.indices.map { span[$0] } }
        wire.wrote(bytes.count)
        var parser = JSONParser()
        var position = 0
        var names: [String] = []
        while case .value(let request)? = parser.next(in: bytes, from: &position) {
            names.append((request["execute"] ?? request["exec-oob"])?.stringValue ?? "?")
        }
        return (names, chunk.passing)
    }

    /// All that the server gets now, as the names of the commands.
    func readOutput() throws -> [String] {
        var names: [String] = []
        while let chunk = try readChunk() { names += chunk.names }
        return names
    }

    /// Hands in what the server sends: what comes of it.
    func receive(_ text: String) throws -> [String] {
        wire.receive(Array(text.utf8).span)
        var messages: [String] = []
        while let message = try wire.next() { messages.append(Self.description(of: message)) }
        return messages
    }

    /// A message in short: `3: value`, `3! text`, `EVENT`.
    private static func description(of message: ClientWire.Message) -> String {
        switch message {
        case .event(let event): event.name
        case .reply(let id, .success(let value)): "\(id): \(value.stringValue ?? "{}")"
        case .reply(let id, .failure(let error)): "\(id)! \(error.text)"
        }
    }
}

extension ClientNegotiation {
    /// Takes a text of the server.
    mutating func receive(text: String) { receive(Array(text.utf8).span) }
}
