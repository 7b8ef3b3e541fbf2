// SPDX-License-Identifier: Apache-2.0

import QMPWire
import Testing

@Suite("Requests")
struct RequestTests {
    @Test(
        "a malformed one is refused in QEMU's words",
        arguments: [
            ("[]", error("QMP input must be a JSON object")),
            ("'x'", error("QMP input must be a JSON object")),
            ("{}", error("QMP input lacks member 'execute'")),
            (#"{"id": 3}"#, error("QMP input lacks member 'execute'", id: "3")),
            (#"{"execute": null}"#, error("QMP input member 'execute' must be a string")),
            (#"{"execute": "echo", "arguments": null}"#, error("QMP input member 'arguments' must be an object")),
            (#"{"execute": "echo", "arguments": []}"#, error("QMP input member 'arguments' must be an object")),
            (#"{"execute": "echo", "x": 1, "id": 4}"#, error("QMP input member 'x' is unexpected", id: "4")),
            (#"{"exec-oob": "echo"}"#, error("QMP input member 'exec-oob' is unexpected")),
            (#"{"execute": "echo", "execute": "echo"}"#, error("JSON parse error, duplicate key")),
        ]
    )
    func malformed(request: String, reply: String) {
        let peer = WirePeer()
        #expect(peer.send(request) == [reply])
        #expect(peer.executed.isEmpty)
    }

    @Test(
        "of several faults the first in the order of QEMU's dictionary is told",
        arguments: [
            // execute is in bucket 299, arguments in 447, fd in 165, option in 368.
            (#"{"arguments": 1, "execute": 2}"#, error("QMP input member 'execute' must be a string")),
            (#"{"option": 1, "fd": 2, "execute": 3}"#, error("QMP input member 'fd' is unexpected")),
            // Of one bucket the one inserted last is first.
            (#"{"micro": 1, "minor": 2}"#, error("QMP input member 'minor' is unexpected")),
            (#"{"minor": 1, "micro": 2}"#, error("QMP input member 'micro' is unexpected")),
        ]
    )
    func severalFaults(request: String, reply: String) {
        let peer = WirePeer()
        #expect(peer.send(request) == [reply])
    }

    @Test(
        "one that names a command both ways fails among those in band",
        arguments: [
            (true, error("QMP input member 'execute' clashes with 'exec-oob'", id: "2")),
            (false, error("QMP input member 'exec-oob' is unexpected", id: "2")),
        ]
    )
    func bothKeys(outOfBand: Bool, reply: String) {
        let peer = WirePeer(outOfBand: outOfBand)
        _ = peer.send(#"{"execute": "wait", "id": 1}"#)
        #expect(peer.send(#"{"execute": "echo", "exec-oob": "echo", "id": 2}"#).isEmpty)
        #expect(peer.answer() == [#"{"return": {}, "id": 1}"#, reply])
    }

    @Test(
        "any value can be the id and comes back",
        arguments: [
            ("1", "1"), ("1.0", "1"), ("0.1", "0.10000000000000001"), ("1e3", "1000"), ("null", "null"),
            ("'a\\u00e9'", #""a\u00E9""#), ("[true, {'x': []}]", #"[true, {"x": []}]"#),
            ("18446744073709551615", "18446744073709551615"),
        ]
    )
    func identifiers(id: String, echoed: String) {
        let peer = WirePeer()
        #expect(peer.send(#"{"execute": "echo", "id": \#(id)}"#) == [#"{"return": {}, "id": \#(echoed)}"#])
        #expect(peer.send(#"{"id": \#(id), "execute": 0}"#).first?.hasPrefix(#"{"id": \#(echoed), "error": "#) == true)
    }

    @Test("what is no JSON is answered without id, in its place among the requests")
    func parseErrors() {
        let peer = WirePeer()
        let replies = peer.send(#"{"execute": "echo", "id": 1} {"id": 2, } {"execute": "echo", "id": 3}"#)
        #expect(
            replies == [
                #"{"return": {}, "id": 1}"#, error("JSON parse error, expecting value"), #"{"return": {}, "id": 3}"#,
            ]
        )
    }

    @Test("a byte FF puts the parser into a known state")
    func resynchronization() {
        let peer = WirePeer()
        _ = peer.send(#"{"execute": ["#)
        let replies = peer.send([0xFF] + Array(#"{"execute": "echo"}"#.utf8))
        #expect(replies == [error(#"JSON parse error, stray '\uFFFD'"#), #"{"return": {}}"#])
    }

    @Test("the bytes of one reach from behind the one before to its end")
    func places() throws {
        let peer = WirePeer(negotiating: true)
        peer.wire.receive(Array(" {} \n{'id': 1}x".utf8).span)
        let first = try #require(peer.next())
        #expect(first.bytes == 0..<3)
        peer.wire.omitReply(to: first.ticket)
        let second = try #require(peer.next())
        #expect(second.bytes == 3..<14)
        #expect(peer.wire.receivedBytes == 15)
    }

    /// Keys in the order in which QEMU's dictionary walks through them.
    private static let orderedKeys = [
        "timestamp", "name", "poll-shrink", "thread-id", "aio-max-batch", "poll-grow", "exec-oob", "fd", "version",
        "fds",
        "class", "capabilities", "micro", "qemu", "running", "help", "package", "parameters", "poll-max-ns", "event",
        "option", "desc", "return", "type", "fdset-id", "error", "opaque", "data",
    ]

    @Test("the order is that of the keys' hashes", arguments: zip(orderedKeys, orderedKeys.dropFirst()))
    func dictionaryOrder(first: String, second: String) {
        let peer = WirePeer()
        let expected = [error("QMP input member '\(first)' is unexpected")]
        #expect(peer.send(#"{"\#(second)": 1, "\#(first)": 2}"#) == expected)
    }
}
