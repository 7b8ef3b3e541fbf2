// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPServer
import QMPWire
import SystemCalls

/// What holds for everything that a client can send to a server.
///
/// The first byte of an input says how the client behaves, in its lowest bits: 1 enables out-of-band commands, 2 asks for the
/// pretty style, 4 leaves the negotiation to the rest of the input.
enum QMPRequestCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// Checks that what comes back is JSON, and the same however the input is cut; and that a client that reads when it
    /// likes, passes descriptors and leaves neither grows the server nor keeps a descriptor open.
    static func check(_ input: [UInt8]) throws {
        guard let behaviour = input.first else { return }
        let stream = Array(input.dropFirst())
        let whole = try messages(in: output(for: [stream], behaviour))
        let split = try messages(in: output(for: chunks(of: stream), behaviour))
        // When an out-of-band reply comes depends on when it was asked for.
        guard behaviour & 1 != 0 || whole == split else {
            throw Violation(description: "chunks matter: \(whole), \(split)")
        }
        try checkRestless(chunks(of: stream), behaviour)
    }

    /// What a client gets that reads all and ends its input.
    private static func output(for chunks: [[UInt8]], _ behaviour: UInt8) throws -> [UInt8] {
        let server = try TestServer()
        let client = connect(to: server, behaviour)
        for chunk in chunks {
            client.put(chunk)
            while !server.waiting.isEmpty { server.answer() }
        }
        try finish(client, server)
        return client.read()
    }

    private static func connect(to server: TestServer, _ behaviour: UInt8) -> TestClient {
        let monitor = server.server.makeMonitor(isPretty: behaviour & 2 != 0)
        return server.connect(to: monitor, negotiating: behaviour & 4 != 0, outOfBand: behaviour & 1 != 0)
    }

    /// Ends the input and reads all there is to read, which closes the connection.
    private static func finish(_ client: TestClient, _ server: TestServer) throws {
        for _ in 0..<100_000 where !client.isClosed {
            while !server.waiting.isEmpty { server.answer() }
            if client.hasSentAll { client.end() }
            client.takeMore(100_000)
        }
        client.server = nil
        guard client.isClosed else { throw Violation(description: "not closed after the end of input") }
    }

    /// Cuts a stream into chunks, as the bytes themselves say.
    private static func chunks(of stream: [UInt8]) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var start = 0
        for byte in stream where start < stream.count {
            let end = min(start + Int(byte % 32) + 1, stream.count)
            chunks.append(Array(stream[start..<end]))
            start = end
        }
        return chunks
    }

    /// The messages of an output, without the times of events.
    private static func messages(in output: [UInt8]) throws(Violation) -> [JSONValue] {
        guard output.suffix(2) == [13, 10] || output.isEmpty, output.allSatisfy({ $0 < 0x7F }) else {
            throw Violation(description: "not lines of ASCII: \(output)")
        }
        var messages: [JSONValue] = []
        var parser = JSONParser()
        for outcome in parser.outcomes(in: output.span) {
            guard case .value(.object(var message)) = outcome else { throw Violation(description: "\(outcome)") }
            message["timestamp"] = nil
            messages.append(.object(message))
        }
        guard parser.finish() == nil else { throw Violation(description: "not JSON: \(output)") }
        return messages
    }
}

extension QMPRequestCheck {
    /// Checks that no client makes the server keep descriptors: it reads when it likes, passes some, leaves.
    private static func checkRestless(_ chunks: [[UInt8]], _ behaviour: UInt8) throws {
        let pipe = try TestPipe()
        try checkBound(chunks, behaviour, pipe)
        guard pipe.isClosed else { throw Violation(description: "a descriptor stays open") }
    }

    /// Checks that no such client makes the server grow.
    private static func checkBound(_ chunks: [[UInt8]], _ behaviour: UInt8, _ pipe: TestPipe) throws {
        var limits = ServerWire.Limits()
        limits.unparsedBytes = 256
        limits.outputBytes = 2000
        limits.heldEventBytes = 2000
        let server = try TestServer(limits: limits)
        let client = connect(to: server, behaviour)
        client.room = 0
        for chunk in chunks { act(chunk, client, server, pipe) }
        client.put([], passing: [pipe.passed])
        if chunks.count % 2 == 0 { client.leave() } else { try finish(client, server) }
        for reply in server.waiting { reply(.success(EmptyObject())) }
        client.server = nil
        // The text of a reply is not much longer than that of the request, except for indentation.
        let longestReply = 8 * chunks.joined().count + 1000
        let bound = limits.outputBytes + limits.heldEventBytes + longestReply
        guard behaviour & 2 != 0 || client.largestOffer <= bound else {
            throw Violation(description: "\(client.largestOffer) bytes of output waited")
        }
    }

    /// Sends a chunk, whose first byte says what happens beside.
    private static func act(_ chunk: [UInt8], _ client: TestClient, _ server: TestServer, _ pipe: TestPipe) {
        let choice = Int(chunk.first ?? 0)
        client.put(chunk, passing: choice % 3 == 0 ? (0..<choice % 4).map { _ in pipe.duplicate() } : nil)
        if choice % 5 == 0, !server.waiting.isEmpty { server.answer() }
        if choice % 7 == 0 { server.server.emit(SampleEvent(port: String(choice))) }
        if choice % 2 == 0 { server.run() } else { client.takeMore(choice) }
    }
}
