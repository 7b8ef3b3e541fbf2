// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire
import SystemCalls
import Testing

@Suite("ClientWire")
struct ClientWireTests {
    private let peer: ClientPeer

    init() throws { peer = try ClientPeer() }

    private func text(of request: ClientRequest) -> String {
        _ = peer.wire.send(request)
        guard let chunk = peer.wire.nextChunk else { return "" }
        return peer.wire.withBytes(of: chunk) { span in
            String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
        }
    }

    @Test("a command is sent with its arguments and an id")
    func request() throws {
        let text = text(of: try ClientRequest("qom-get", ["path": "/", "property": "type"]))
        #expect(
            text == #"{"execute": "qom-get", "arguments": {"path": "/", "property": "type"}, "id": 1}"# + "\r\n"
        )
    }

    @Test("a command without arguments has no member for them")
    func noArguments() throws {
        #expect(text(of: try ClientRequest("stop", [:])) == #"{"execute": "stop", "id": 1}"# + "\r\n")
    }

    @Test("a command that JSON cannot express is not sent")
    func notExpressible() {
        #expect(throws: ClientRequest.Fault.notJSON(.numberNotFinite)) {
            try ClientRequest("sleep", ["seconds": .number(.infinity)])
        }
    }

    @Test("commands do not wait for one another, and replies belong to them by their ids, in any order")
    func pairing() throws {
        try peer.send("a", "b", "c")
        #expect(try peer.readOutput() == ["a", "b", "c"])
        let replies =
            #"{"return": "C", "id": 3}{"return": "A", "id": 1}{"error": {"class": "X", "desc": "B"}, "id": 2}"#
        #expect(try peer.receive(replies) == ["3: C", "1: A", "2! B"])
        #expect(peer.wire.commandCount == 0)
    }

    @Test("a reply without an id belongs to the command that waits longest")
    func noIDs() throws {
        try peer.send("a", "b", "c")
        #expect(try peer.receive(#"{"return": "B", "id": 2}"#) == ["2: B"])
        #expect(try peer.receive(#"{"return": "A"}{"error": {"desc": "C"}}"#) == ["1: A", "3! C"])
    }

    @Test("members that are not known change nothing")
    func unknownMembers() throws {
        try peer.send("a")
        #expect(try peer.receive(#"{"cost": 3, "return": "A", "id": 1}{"event": "E", "origin": []}"#) == ["1: A", "E"])
    }

    @Test("an error without class or text is one")
    func bareError() throws {
        let id = try peer.send("a")[0]
        peer.wire.receive(Array(#"{"error": {}, "id": 1}"#.utf8).span)
        guard case .reply(id, .failure(let error))? = try peer.wire.next() else {
            Issue.record("no reply")
            return
        }
        #expect(error == QAPIError(.genericError, ""))
    }

    @Test("bytes may come in any pieces", arguments: [1, 2, 3, 7])
    func pieces(size: Int) throws {
        try peer.send("a", "b")
        let text = Array("{\"event\": \"E\"}\r\n{\"return\": \"A\", \"id\": 1}{\"return\": \"B\", \"id\": 2}\r\n".utf8)
        var messages: [String] = []
        for start in stride(from: 0, to: text.count, by: size) {
            let piece = text[start..<min(start + size, text.count)]
            messages += try peer.receive(String(decoding: piece, as: UTF8.self))
        }
        #expect(messages == ["E", "1: A", "2: B"])
    }

    @Test(
        "what cannot come is a violation",
        arguments: [
            (#"{"return": "A", "id": 2}"#, ProtocolViolation.unmatchedReply(id: 2)),
            (#"{"return": "A", "id": "1"}"#, .unmatchedReply(id: "1")), (#"{"QMP": {}}"#, .repeatedGreeting),
            (#"{"event": 1}"#, .malformed("event")), (#"{"event": "E", "data": 1}"#, .malformed("event")),
            (#"{"error": "no", "id": 1}"#, .malformed("error")), (#"{"id": 1}"#, .notMessage), ("7 ", .notMessage),
        ]
    )
    func violations(text: String, violation: ProtocolViolation) throws {
        try peer.send("a")
        #expect(throws: violation) { try peer.receive(text) }
    }

    @Test("a second reply to a command is a violation")
    func twice() throws {
        try peer.send("a", "b")
        #expect(throws: ProtocolViolation.unmatchedReply(id: 1)) {
            try peer.receive(#"{"return": "A", "id": 1}{"return": "A", "id": 1}"#)
        }
    }

    @Test("a reply without an id where nothing is under way is a violation")
    func unasked() throws {
        #expect(throws: ProtocolViolation.unmatchedReply(id: nil)) { try peer.receive(#"{"return": {}}"#) }
    }

    @Test("the time of an event is the server's, or none")
    func times() throws {
        let times = [#"{"seconds": 5, "microseconds": 7}"#, #"{"seconds": -1, "microseconds": -1}"#, "0"]
        let seen = try times.map { time in
            peer.wire.receive(Array(#"{"event": "E", "timestamp": \#(time)}"#.utf8).span)
            guard case .event(let event)? = try peer.wire.next() else { return nil as String? }
            return event.timestamp.map { "\($0.seconds).\($0.microseconds)" }
        }
        #expect(seen == ["5.7", nil, nil])
    }
}

@Suite("ClientWire: what is not answered unless it fails")
struct SilentCommandTests {
    private let peer: ClientPeer

    init() throws {
        peer = try ClientPeer()
        _ = peer.wire.send(try ClientRequest(SilentCommand()))
        try peer.send("b")
    }

    @Test("a reply without an id does not belong to it")
    func noID() throws {
        #expect(try peer.receive(#"{"return": "B"}"#) == ["2: B"])
        #expect(peer.wire.commandCount == 0)
    }

    @Test("an error does, and so does one without an id", arguments: [#", "id": 1"#, ""])
    func fails(id: String) throws {
        #expect(try peer.receive(#"{"error": {"desc": "no"}\#(id)}"#) == ["1! no"])
        #expect(try peer.receive(#"{"return": "B"}"#) == ["2: B"])
    }
}

/// A command that is not answered unless it fails.
private struct SilentCommand: QAPICommand {
    typealias Reply = EmptyObject
    static let metadata = CommandMetadata(name: "silent", flags: .omitsSuccessResponse)

    init() {}
    init(reading reader: inout ObjectReader) throws(DecodingError) {}
    func writeMembers(to writer: inout QAPIWriter) {}
}
