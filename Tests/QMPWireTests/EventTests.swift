// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire
import Testing

@Suite("Events")
struct EventTests {
    private static func event(_ port: String? = nil, rule: EventThrottle.Rule? = nil) throws -> EncodedEvent {
        try EncodedEvent(SampleEvent(port: port), seconds: 5, microseconds: 7, rule: rule)
    }

    private static func line(_ port: String) -> String {
        #"{"timestamp": {"seconds": 5, "microseconds": 7}, "event": "SAMPLE", "data": {"port": "\#(port)"}}"#
    }

    /// A wire whose output is over its limit.
    private static func stalled(heldEventBytes: Int) -> WirePeer {
        var limits = ServerWire.Limits()
        limits.outputBytes = 20
        limits.heldEventBytes = heldEventBytes
        let peer = WirePeer(limits: limits)
        peer.wire.receive(Array(#"{"execute": "echo", "id": "a long one"}"#.utf8).span)
        if let request = peer.wire.next() { peer.wire.reply(to: request.ticket, .success(EmptyObject())) }
        return peer
    }

    @Test("one without data has no member for it")
    func noData() throws {
        let peer = WirePeer()
        try peer.wire.send(Self.event())
        #expect(peer.readOutput() == [#"{"timestamp": {"seconds": 5, "microseconds": 7}, "event": "SAMPLE"}"#])
    }

    @Test("members with a hidden feature are left out, and data with nothing else")
    func hidden() throws {
        let peer = WirePeer()
        let sample = SampleEvent(old: 1)
        peer.wire.send(try EncodedEvent(sample, seconds: 5, microseconds: 7, hides: .deprecated))
        #expect(peer.readOutput() == [#"{"timestamp": {"seconds": 5, "microseconds": 7}, "event": "SAMPLE"}"#])
    }

    @Test("data that JSON cannot express is refused")
    func notExpressible() {
        #expect(throws: JSONWriterError.self) {
            try EncodedEvent(NumberEvent(number: .nan), seconds: 0, microseconds: 0)
        }
    }

    @Test("one can be laid out anew")
    func pretty() throws {
        let peer = WirePeer(style: .pretty)
        try peer.wire.send(Self.event("a").laidOut(.pretty))
        #expect(
            peer.readOutput() == [
                "{", "    \"timestamp\": {", "        \"seconds\": 5,", "        \"microseconds\": 7", "    },",
                "    \"event\": \"SAMPLE\",", "    \"data\": {", "        \"port\": \"a\"", "    }", "}",
            ]
        )
    }

    @Test("to a client that does not read, of throttled ones only the newest of each subject is sent")
    func coalesced() throws {
        let peer = Self.stalled(heldEventBytes: 1000)
        let rule = EventThrottle.Rule(subjectMember: "port")
        for port in ["a", "b", "a"] { try peer.wire.send(Self.event(port, rule: rule)) }
        _ = peer.readOutput()
        #expect(peer.readOutput() == [Self.line("b"), Self.line("a")])
    }

    @Test("to a client that does not read, each of those that are not throttled is sent when it does")
    func kept() throws {
        let peer = Self.stalled(heldEventBytes: 1000)
        for port in ["a", "a", "b"] { try peer.wire.send(Self.event(port)) }
        #expect(peer.wire.output.count < 100)
        _ = peer.readOutput()
        #expect(peer.readOutput() == [Self.line("a"), Self.line("a"), Self.line("b")])
        #expect(!peer.wire.isOverrun)
    }

    @Test("a client that lets more events come up than may wait is overrun")
    func overrun() throws {
        let peer = Self.stalled(heldEventBytes: 250)
        for port in ["a", "b"] { try peer.wire.send(Self.event(port)) }
        #expect(!peer.wire.isOverrun)
        try peer.wire.send(Self.event("c"))
        #expect(peer.wire.isOverrun)
        _ = peer.readOutput()
        #expect(peer.wire.output.isEmpty)
    }
}
