// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire
import Testing

@Suite("ClientNegotiation")
final class ClientNegotiationTests {
    private static let welcome =
        #"{"QMP": {"version": {"qemu": {"micro": 2, "minor": 0, "major": 10}, "package": "Debian"}, "capabilities": ["oob"]}}"#
    private static let event = #"{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "EARLY"}"#
    private static let agreement = #"{"return": {}, "id": 0}"#

    private var negotiation = ClientNegotiation()

    /// Takes what the server sends: the steps in short.
    private func receive(_ text: String) throws -> [String] {
        negotiation.receive(text: text)
        var steps: [String] = []
        while let step = try negotiation.next() {
            switch step {
            case .greeting(let greeting): steps.append("greeting \(greeting.package)")
            case .agreed: return steps + ["agreed"]
            case .refused(let error): steps.append("refused: \(error)")
            }
        }
        return steps
    }

    @Test("the greeting tells version, package and capabilities")
    func wholeGreeting() throws {
        negotiation.receive(text: Self.welcome)
        guard case .greeting(let greeting) = try negotiation.next() else {
            Issue.record("no greeting")
            return
        }
        #expect(greeting.version == .init(major: 10, minor: 0, micro: 2))
        #expect(greeting.package == "Debian")
        #expect(greeting.capabilities == ["oob"])
        #expect(greeting.offersOutOfBand)
    }

    @Test("a greeting without a version is one")
    func noVersion() throws {
        negotiation.receive(text: #"{"QMP": {"capabilities": [], "more": 1}}"#)
        guard case .greeting(let greeting) = try negotiation.next() else {
            Issue.record("no greeting")
            return
        }
        #expect(greeting.version == nil)
        #expect(!greeting.offersOutOfBand)
        #expect(greeting.members["more"] == 1)
    }

    @Test(
        "capabilities are asked for when the greeting has come",
        arguments: [
            ([], #"{"execute": "qmp_capabilities", "id": 0}"#),
            (["oob"], #"{"execute": "qmp_capabilities", "arguments": {"enable": ["oob"]}, "id": 0}"#),
        ]
    )
    func asks(capabilities: [String], request: String) throws {
        #expect(try receive(Self.welcome) == ["greeting Debian"])
        negotiation.enable(capabilities)
        #expect(String(decoding: negotiation.output, as: UTF8.self) == request + "\r\n")
    }

    @Test("events before the greeting and before the agreement are kept for the wire", arguments: [true, false])
    func events(isBeforeGreeting: Bool) throws {
        if isBeforeGreeting { #expect(try receive(Self.event) == []) }
        _ = try receive(Self.welcome)
        negotiation.enable([])
        negotiation.wrote(negotiation.output.count)
        if !isBeforeGreeting { #expect(try receive(Self.event) == []) }
        #expect(try receive(Self.agreement) == ["agreed"])
        var wire = negotiation.wire()
        let names = [wire.nextEarlyEvent()?.name, wire.nextEarlyEvent()?.name]
        #expect(names == ["EARLY", nil])
    }

    @Test("of too many early events the newest are kept")
    func manyEvents() throws {
        negotiation = ClientNegotiation(keptEvents: 2)
        _ = try receive(#"{"event": "A"}{"event": "B"}{"event": "C"}"# + Self.welcome)
        negotiation.enable([])
        negotiation.wrote(negotiation.output.count)
        _ = try receive(Self.agreement)
        var wire = negotiation.wire()
        #expect(wire.droppedEarlyEventCount == 1)
        let names = [wire.nextEarlyEvent()?.name, wire.nextEarlyEvent()?.name]
        #expect(names == ["B", "C"])
    }

    @Test("what follows the agreement is the wire's")
    func rest() throws {
        _ = try receive(Self.welcome)
        negotiation.enable([])
        negotiation.wrote(negotiation.output.count)
        #expect(try receive(Self.agreement + Self.event + #"{"event": "#) == ["agreed"])
        var wire = negotiation.wire()
        guard case .event(let event)? = try wire.next() else {
            Issue.record("no event")
            return
        }
        #expect(event.name == "EARLY")
    }

    @Test("a second greeting before the reply is passed over, wherever it comes", arguments: [true, false])
    func greetedTwice(isAsked: Bool) throws {
        #expect(try receive(Self.welcome + (isAsked ? "" : Self.welcome)) == ["greeting Debian"])
        negotiation.enable([])
        if isAsked { #expect(try receive(Self.welcome) == []) }
        #expect(try receive(Self.agreement) == ["agreed"])
    }

    @Test("an agreement without an id is one")
    func noID() throws {
        _ = try receive(Self.welcome)
        negotiation.enable([])
        #expect(try receive(#"{"return": {}}"#) == ["agreed"])
    }

    @Test("what is refused can be asked for otherwise")
    func refused() throws {
        _ = try receive(Self.welcome)
        negotiation.enable(["oob"])
        #expect(
            try receive(#"{"error": {"class": "GenericError", "desc": "no"}, "id": 0}"#) == ["refused: no"]
        )
        negotiation.enable([])
        #expect(try receive(Self.agreement) == ["agreed"])
    }

    @Test(
        "what cannot come is a violation",
        arguments: [
            (#"{"return": {}, "id": 0}"#, ProtocolViolation.replyBeforeGreeting),
            (welcome + #"{"return": {}, "id": 7}"#, .unmatchedReply(id: 7)),
            (#"{"QMP": 1}"#, .malformed("greeting")), ("[]", .notMessage), (#"{"SMTP": {}}"#, .notMessage),
        ]
    )
    func violations(text: String, violation: ProtocolViolation) {
        #expect(throws: violation) { try self.receive(text) }
    }

    @Test("what is not JSON is a violation, which says where")
    func notJSON() {
        let error = #expect(throws: ProtocolViolation.self) { try self.receive("SSH-2.0-OpenSSH") }
        #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("The server sent what is not JSON: "))
    }
}
