// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire
import Testing

@Suite("Replies")
struct ReplyTests {
    @Test("a value comes before the id, an error behind it")
    func members() {
        let peer = WirePeer()
        #expect(
            peer.send(#"{"execute": "echo", "arguments": {"a": 1}, "id": 1}"#) == [#"{"return": {"a": 1}, "id": 1}"#]
        )
        #expect(
            peer.send(#"{"execute": "fail", "id": 1}"#) == [error("no such thing", id: "1", class: "DeviceNotFound")]
        )
    }

    @Test("a command that replies nothing on success leaves no trace, and the next one follows")
    func omitted() {
        let peer = WirePeer()
        #expect(peer.send(#"{"execute": "silent"}{"execute": "echo", "id": 2}"#) == [#"{"return": {}, "id": 2}"#])
        #expect(peer.executed == ["silent", "echo"])
    }

    @Test("a value that JSON cannot express becomes an error, and nothing of it is written")
    func notExpressible() {
        let peer = WirePeer()
        let replies = peer.send(#"{"execute": "infinite", "id": 1}{"execute": "echo"}"#)
        #expect(replies == [error("The reply has a number that is not finite", id: "1"), #"{"return": {}}"#])
    }

    @Test("the pretty style indents by four spaces and splits empty containers")
    func pretty() {
        let peer = WirePeer(style: .pretty)
        let lines = peer.send(#"{"execute": "echo", "id": [1]}"#)
        #expect(lines == ["{", "    \"return\": {", "    },", "    \"id\": [", "        1", "    ]", "}"])
    }

    @Test("what was sent in part is followed by the rest")
    func partialWrites() {
        let peer = WirePeer()
        peer.wire.receive(Array(#"{"execute": "echo", "id": 1}"#.utf8).span)
        if let request = peer.wire.next() { peer.wire.reply(to: request.ticket, .success(EmptyObject())) }
        peer.wire.wrote(3)
        #expect(String(decoding: peer.wire.output, as: UTF8.self) == #"eturn": {}, "id": 1}"# + "\r\n")
    }

    @Test("members with a hidden feature are left out")
    func hidden() throws {
        var wire = ServerWire(greetingWith: "9", hides: .deprecated)
        wire.wrote(wire.output.count)
        wire.receive(Array("{}".utf8).span)
        let next = wire.next()
        let request = try #require(next)
        wire.reply(to: request.ticket, .success(SampleEvent(port: "a", old: 1)))
        #expect(String(decoding: wire.output, as: UTF8.self) == #"{"return": {"port": "a"}}"# + "\r\n")
    }
}
