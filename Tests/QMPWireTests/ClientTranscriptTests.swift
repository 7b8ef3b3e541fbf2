// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("ClientWire: a transcript")
struct ClientTranscriptTests {
    private static let replies = (1...40).map { number in
        let event = number % 4 == 0 ? #"{"event": "E\#(number)", "timestamp": {"seconds": 1, "microseconds": 2}}"# : ""
        return event + #"{"return": "r\#(number)", "id": \#(number)}"# + "\r\n"
    }

    @Test("means the same wherever it is cut into two")
    func split() throws {
        let text = Self.replies.joined()
        let whole = try ClientPeer()
        for number in 1...40 { try whole.send("c\(number)") }
        // The wire is a value: each cut goes on from a copy of the one that has the bytes before.
        let ahead = try ClientPeer()
        for number in 1...40 { try ahead.send("c\(number)") }
        let expected = try whole.receive(text)
        #expect(expected.count == 50)
        var before: [String] = []
        for index in text.indices {
            let rest = try ClientPeer()
            rest.wire = ahead.wire
            let after = try rest.receive(String(text[index...]))
            guard before + after == expected else {
                Issue.record("cut before \(text[index...].prefix(20))")
                return
            }
            before += try ahead.receive(String(text[index]))
        }
    }
}
