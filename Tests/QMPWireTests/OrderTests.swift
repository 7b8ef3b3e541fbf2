// SPDX-License-Identifier: Apache-2.0

import QMPWire
import Testing

@Suite("The order of requests")
struct OrderTests {
    private static func inBand(_ ids: ClosedRange<Int>, _ name: String = "echo") -> String {
        ids.map { #"{"execute": "\#(name)", "id": \#($0)}"# }.joined()
    }

    private static func replies(_ ids: some Sequence<Int>) -> [String] { ids.map { #"{"return": {}, "id": \#($0)}"# } }

    private static let outOfBand = #"{"exec-oob": "echo", "id": 0}"#

    @Test(
        "an out-of-band request is seen when it gets near enough to the queue of eight",
        arguments: [(5, 0), (8, 0), (9, 1), (20, 12)]
    )
    func outOfBandPlace(ahead: Int, answered: Int) {
        let peer = WirePeer(outOfBand: true)
        let replies = peer.send(Self.inBand(1...ahead) + Self.outOfBand)
        let expected = Array(1...ahead)[..<answered] + [0] + Array(1...ahead)[answered...]
        #expect(replies == Self.replies(expected))
    }

    @Test("an out-of-band request is executed while one in band waits for its answer")
    func outOfBandMeanwhile() {
        let peer = WirePeer(outOfBand: true)
        #expect(peer.send(Self.inBand(1...1, "wait") + Self.inBand(2...3) + Self.outOfBand) == Self.replies([0]))
        #expect(peer.answer() == Self.replies([1, 2, 3]))
    }

    @Test("an out-of-band request behind a full queue waits as well")
    func fullQueue() {
        let peer = WirePeer(outOfBand: true)
        #expect(peer.send(Self.inBand(1...1, "wait") + Self.inBand(2...9) + Self.outOfBand).isEmpty)
        #expect(peer.answer() == Self.replies([1, 0] + Array(2...9)))
    }

    @Test("an out-of-band request that is malformed is refused ahead of others")
    func malformedOutOfBand() {
        let peer = WirePeer(outOfBand: true)
        _ = peer.send(Self.inBand(1...1, "wait"))
        #expect(peer.send(#"{"exec-oob": 1}"#) == [error("QMP input member 'exec-oob' must be a string")])
    }

    @Test("without out-of-band commands nothing is read before the reply")
    func strictOrder() {
        let peer = WirePeer()
        #expect(peer.send(Self.inBand(1...1, "wait") + "]" + Self.inBand(2...2)).isEmpty)
        #expect(peer.answer() == Self.replies([1]) + [error("JSON parse error, expecting value")] + Self.replies([2]))
    }

    @Test("out-of-band requests can be answered later, in any order")
    func laterOutOfBand() {
        let peer = WirePeer(outOfBand: true)
        #expect(peer.send(#"{"exec-oob": "wait", "id": 1}"# + Self.inBand(2...2)) == Self.replies([2]))
        #expect(!peer.wire.isIdle)
        #expect(peer.answer() == Self.replies([1]))
        #expect(peer.wire.isIdle)
    }

    @Test("the same comes out however what goes in is cut", arguments: [true, false])
    func chunks(outOfBand: Bool) {
        let rounds = (0..<10).map { round in
            Self.inBand(round * 3 + 1...round * 3 + 2) + " \r\n{ ] \u{1} 'é\\u0000'" + #"{"execute": "silent"}"#
        }
        let bytes = Array((rounds.joined() + (outOfBand ? Self.outOfBand : "")).utf8)
        let whole = Self.run([bytes], outOfBand: outOfBand)
        #expect(whole.lines.count == 40)
        for cut in bytes.indices {
            let halves = Self.run([Array(bytes[..<cut]), Array(bytes[cut...])], outOfBand: outOfBand)
            #expect(halves.lines == whole.lines)
            #expect(halves.hasOutOfBand == outOfBand)
        }
    }

    /// The lines of a new client that come in band, and whether there is one that came out of band: when that comes depends
    /// on when it was sent.
    private static func run(_ chunks: [[UInt8]], outOfBand: Bool) -> (lines: [String], hasOutOfBand: Bool) {
        let peer = WirePeer(outOfBand: outOfBand)
        let lines = chunks.flatMap { peer.send($0) }
        let inBand = lines.filter { !replies([0]).contains($0) }
        return (inBand, inBand.count < lines.count)
    }

    @Test("a client too far ahead is not to be read from until requests are answered")
    func backPressure() {
        var limits = ServerWire.Limits()
        limits.unparsedBytes = 40
        let peer = WirePeer(limits: limits)
        _ = peer.send(Self.inBand(1...1, "wait") + Self.inBand(2...2))
        #expect(peer.wire.canReceive)
        _ = peer.send(Self.inBand(3...3))
        #expect(!peer.wire.canReceive)
        _ = peer.answer()
        #expect(peer.wire.canReceive)
    }

    @Test("a client that does not read its replies is not served on until it does")
    func unreadReplies() {
        var limits = ServerWire.Limits()
        limits.outputBytes = 60
        var wire = ServerWire(greetingWith: "9", limits: limits)
        wire.wrote(wire.output.count)
        wire.receive(Array("{}{}{}".utf8).span)
        var answered = 0
        while let request = wire.next() {
            wire.reply(to: request.ticket, .success("twenty characters and more"))
            answered += 1
        }
        #expect(answered == 2)
        #expect(!wire.canReceive)
        wire.wrote(30)
        #expect(wire.canReceive)
        let next = wire.next()
        #expect(next != nil)
    }
}
