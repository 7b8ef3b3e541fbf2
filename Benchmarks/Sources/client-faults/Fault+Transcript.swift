// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Synchronization

extension Fault {
    /// How many commands a transcript has; there is an event before every fourth reply.
    static let transcriptCommands = 40
    static let transcriptEvents = 10

    /// The time of all events, so that a transcript has always the same length.
    private static let time = WallClockTime(seconds: 1_700_000_000, microseconds: 500_000)

    /// What a server sends in reply to the commands of a transcript.
    private static func answer(_ requests: [QMPTestRequest]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, request) in requests.enumerated() {
            if index % 4 == 0 { bytes += try QMPTestMessage.event("MOVED", at: time).bytes }
            bytes += try reply(to: request).bytes
        }
        return bytes
    }

    /// How many bytes a server's part of the transcript has.
    static func transcriptLength() async throws -> Int {
        let length = Mutex(0)
        try await withClient { peer in
            let requests = try (0..<transcriptCommands).map { _ in try peer.receive() }
            let bytes = try answer(requests)
            length.withLock { $0 = bytes.count }
            try peer.send(bytes)
        } _: { client in
            _ = try await echo(0..<transcriptCommands, client)
        }
        return length.withLock { $0 }
    }

    /// The server's part of the transcript is cut into two at a byte.
    static func split(at place: Int) async throws {
        try await withClient { peer in
            let requests = try (0..<transcriptCommands).map { _ in try peer.receive() }
            let bytes = try answer(requests)
            try peer.send(Array(bytes[..<place]))
            OwnedThread.sleep(.microseconds(100))
            // What is left may be the end of a line, for which no client waits.
            try? peer.send(Array(bytes[place...]))
        } _: { client in
            let events = client.events()
            let errors = try await echo(0..<transcriptCommands, client)
            try check(errors.isEmpty, "cut at \(place): \(errors)")
            var iterator = events.makeAsyncIterator()
            for _ in 0..<transcriptEvents {
                try check(await iterator.next()?.name == "MOVED", "cut at \(place): an event is lost")
            }
        }
    }

    /// The connection ends at a byte of the server's part of the transcript.
    static func disconnect(at place: Int) async throws {
        let whole = Mutex(0)
        try await withClient { peer in
            let requests = try (0..<transcriptCommands).map { _ in try peer.receive() }
            let bytes = try answer(requests)[..<place]
            let replies = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // A message is complete with its brace; the line's end need not have come.
            let complete = replies.filter { line in
                [UInt8(ascii: "}"), UInt8(ascii: "\r")].contains(line.last) && isReply(line)
            }
            whole.withLock { $0 = complete.count }
            try peer.send(Array(bytes))
        } _: { client in
            let errors = try await echo(0..<transcriptCommands, client)
            for (number, error) in errors {
                guard case .closed(.byServer) = error else {
                    throw Violation(description: "ended at \(place): \(number) failed with \(error)")
                }
            }
            let replies = transcriptCommands - errors.count
            try check(replies == whole.withLock { $0 }, "ended at \(place): \(replies) replies")
            let last = try await echo(0, client)
            try check(last != nil, "ended at \(place): there is a reply afterwards")
        }
    }

    /// Whether a line is a whole reply.
    private static func isReply(_ line: ArraySlice<UInt8>) -> Bool {
        (try? JSONValue(parsing: Array(line)))?["return"] != nil
    }
}

extension QMPTestPeer {
    /// Sends bytes as they are.
    fileprivate func send(_ bytes: [UInt8]) throws(QMPTestError) {
        try send(QMPTestMessage(text: String(decoding: bytes, as: UTF8.self)))
    }
}
