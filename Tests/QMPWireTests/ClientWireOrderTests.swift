// SPDX-License-Identifier: Apache-2.0

import QMPWire
import Testing

@Suite("ClientWire: out-of-band commands and descriptors")
struct ClientWireOrderTests {
    @Test("without out-of-band commands all that comes is sent")
    func unlimited() throws {
        let peer = try ClientPeer()
        for _ in 0..<100 { try peer.send("a", passing: true) }
        #expect(try peer.readOutput().count == 100)
    }

    @Test("with them no more than eight in-band commands are under way")
    func window() throws {
        let peer = try ClientPeer(outOfBand: true)
        for number in 1...10 { try peer.send("c\(number)") }
        #expect(try peer.readOutput() == (1...8).map { "c\($0)" })
        #expect(try peer.receive(#"{"return": {}, "id": 1}"#) == ["1: {}"])
        #expect(try peer.readOutput() == ["c9"])
        _ = try peer.receive(#"{"return": {}, "id": 2}{"return": {}, "id": 3}"#)
        #expect(try peer.readOutput() == ["c10"])
    }

    @Test("an out-of-band command goes ahead of what waits")
    func overtakes() throws {
        let peer = try ClientPeer(outOfBand: true)
        for number in 1...9 { try peer.send("c\(number)") }
        try peer.send("yank", outOfBand: true)
        #expect(try peer.readOutput() == (1...8).map { "c\($0)" } + ["yank"])
        #expect(try peer.receive(#"{"return": "Y", "id": 10}"#) == ["10: Y"])
        #expect(try peer.readOutput() == [])
    }

    @Test("with them one command that passes descriptors is under way, and what comes behind it keeps its place")
    func oneWithDescriptors() throws {
        let peer = try ClientPeer(outOfBand: true)
        try peer.send("a", passing: true)
        try peer.send("b")
        try peer.send("c", passing: true)
        try peer.send("d")
        #expect(try peer.readOutput() == ["a", "b"])
        _ = try peer.receive(#"{"return": {}, "id": 1}"#)
        #expect(try peer.readOutput() == ["c", "d"])
    }

    @Test("what waits can be withdrawn, what is sent cannot")
    func withdraw() throws {
        let peer = try ClientPeer(outOfBand: true)
        let first = try peer.send("a", passing: true)[0]
        let second = try peer.send("b", passing: true)[0]
        try peer.send("c")
        let withdrawn = [peer.wire.withdraw(second), peer.wire.withdraw(first)]
        #expect(withdrawn == [true, false])
        #expect(try peer.readOutput() == ["a", "c"])
    }

    @Test("descriptors go with the first byte of their command, which begins a chunk")
    func chunks() throws {
        let peer = try ClientPeer()
        try peer.send("a")
        let second = try peer.send("b", passing: true)[0]
        let third = try peer.send("c", passing: true)[0]
        let chunks = try (0..<3).map { _ in try peer.readChunk() }
        #expect(chunks.map { $0?.names } == [["a"], ["b"], ["c"]])
        #expect(chunks.map { $0?.passing } == [nil, second, third])
        #expect(peer.wire.nextChunk == nil)
    }

    @Test("once the first byte is sent the rest goes without descriptors")
    func parts() throws {
        let peer = try ClientPeer()
        let first = try peer.send("a", passing: true)[0]
        try peer.send("b", passing: true)
        #expect(peer.wire.nextChunk?.passing == first)
        peer.wire.wrote(1)
        #expect(peer.wire.nextChunk?.passing == nil)
        guard let rest = peer.wire.nextChunk else { return }
        peer.wire.wrote(peer.wire.withBytes(of: rest) { $0.count })
        #expect(peer.wire.nextChunk?.passing != nil)
        #expect(try peer.readOutput() == ["b"])
    }
}
