// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire
import Testing

@Suite("Negotiation")
struct NegotiationTests {
    private static let negotiate = #"{"execute": "qmp_capabilities"}"#
    private static let expecting = error(
        "Expecting capabilities negotiation with 'qmp_capabilities'",
        class: "CommandNotFound"
    )

    @Test("a connection begins with the greeting, ended by CR LF")
    func greeting() {
        let wire = ServerWire(greetingWith: "9")
        #expect(
            String(decoding: wire.output, as: UTF8.self)
                == #"{"QMP": {"version": "9", "capabilities": ["oob"]}}"# + "\r\n"
        )
    }

    @Test("the greeting lists no capability where none is offered")
    func greetingWithoutOutOfBand() {
        let wire = ServerWire(greetingWith: "9", offersOutOfBand: false)
        #expect(
            String(decoding: wire.output, as: UTF8.self) == #"{"QMP": {"version": "9", "capabilities": []}}"# + "\r\n"
        )
    }

    @Test("a pretty greeting ends each line with CR LF")
    func prettyGreeting() {
        let wire = ServerWire(greetingWith: "9", style: .pretty)
        let lines = [
            "{", "    \"QMP\": {", "        \"version\": \"9\",", "        \"capabilities\": [", "            \"oob\"",
            "        ]", "    }", "}", "",
        ]
        #expect(String(decoding: wire.output, as: UTF8.self) == lines.joined(separator: "\r\n"))
    }

    @Test(
        "before it only qmp_capabilities is let through, and what is wrong in itself gets its own error",
        arguments: [
            (#"{"execute": "echo"}"#, expecting),
            (#"{"execute": "nonsense"}"#, expecting),
            (#"{"exec-oob": "echo"}"#, error("QMP input member 'exec-oob' is unexpected")),
            (#"{"execute": 1}"#, error("QMP input member 'execute' must be a string")),
            ("[1,]", error("JSON parse error, expecting value")),
        ]
    )
    func refusals(request: String, reply: String) {
        let peer = WirePeer(negotiating: true)
        _ = peer.readOutput()
        #expect(peer.send(request) == [reply])
        #expect(peer.executed.isEmpty)
    }

    @Test("a refusal during negotiation repeats the id")
    func refusalWithID() {
        let peer = WirePeer(negotiating: true)
        _ = peer.readOutput()
        let expected = error(
            "Expecting capabilities negotiation with 'qmp_capabilities'",
            id: "7",
            class: "CommandNotFound"
        )
        #expect(peer.send(#"{"execute": "echo", "id": 7}"#) == [expected])
    }

    @Test("a second negotiation is refused")
    func twice() {
        let peer = WirePeer()
        let expected = error(
            "Capabilities negotiation is already complete, command ignored",
            class: "CommandNotFound"
        )
        #expect(peer.send(Self.negotiate) == [expected])
    }

    @Test("a capability that is not offered fails the negotiation, which can be tried again")
    func unavailable() throws {
        var wire = ServerWire(greetingWith: "9", offersOutOfBand: false)
        let failure = #expect(throws: QAPIError.self) { try wire.completeNegotiation(enabling: ["oob", "x"]) }
        #expect(failure == QAPIError("Capability oob, x not available"))
        try wire.completeNegotiation(enabling: [])
    }

    @Test("a capability can be named twice")
    func duplicates() {
        let peer = WirePeer(negotiating: true)
        _ = peer.readOutput()
        let request = #"{"execute": "qmp_capabilities", "arguments": {"enable": ["oob", "oob"]}}"#
        #expect(peer.send(request) == [#"{"return": {}}"#])
    }

    @Test("a request sent together with the negotiation is read when that is over")
    func pipelined() {
        let peer = WirePeer(negotiating: true)
        _ = peer.readOutput()
        let negotiation = #"{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}}"#
        let replies = peer.send(negotiation + #"{"exec-oob": "echo", "id": 1}"#)
        #expect(replies == [#"{"return": {}}"#, #"{"return": {}, "id": 1}"#])
    }

    @Test("no event comes before the reply that ends it")
    func eventsWait() throws {
        var wire = ServerWire(greetingWith: "9")
        let event = try EncodedEvent(SampleEvent(), seconds: 1, microseconds: 2)
        wire.wrote(wire.output.count)
        wire.send(event)
        wire.receive(Array(Self.negotiate.utf8).span)
        let next = wire.next()
        let request = try #require(next)
        try wire.completeNegotiation(enabling: [])
        wire.send(event)
        #expect(wire.output.isEmpty)
        wire.reply(to: request.ticket, .success(EmptyObject()))
        wire.send(event)
        let line = #"{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "SAMPLE"}"#
        #expect(String(decoding: wire.output, as: UTF8.self) == "{\"return\": {}}\r\n\(line)\r\n")
    }
}
