// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QAPI
import QMPServer
import QMPWire
import SystemCalls
import Testing

@Suite("Events of a server")
struct EventTests {
    /// A line without its time.
    private static func withoutTime(_ line: String) -> Substring {
        line.firstRange(of: "}, ").map { line[$0.upperBound...] } ?? line[...]
    }

    private static let sample: Substring = #""event": "SAMPLE", "data": {"port": "a"}}"#

    @Test("an event comes before the reply to the command that caused it")
    func order() throws {
        let client = try TestServer().connect()
        let lines = client.send(#"{"execute": "emit"}"#)
        #expect(lines.map(Self.withoutTime) == [Self.sample, #"{"return": {}}"#])
    }

    @Test("an event has the time at which it happened")
    func time() throws {
        let client = try TestServer().connect()
        let before = WallClockTime.now.seconds
        let line = try #require(client.send(#"{"execute": "emit"}"#).first)
        let seconds = try #require(Int64(line.drop { !$0.isNumber }.prefix { $0.isNumber }))
        #expect((before...before + 2).contains(seconds))
    }

    @Test("an event goes to all clients whose negotiation is over, on all monitors")
    func broadcast() throws {
        let server = try TestServer()
        let monitor = server.server.makeMonitor()
        let clients = [server.connect(to: monitor), server.connect(to: monitor), server.connect()]
        let negotiating = server.connect(to: monitor, negotiating: true)
        server.server.emit(SampleEvent(port: "a"))
        server.run()
        for client in clients { #expect(client.readLines().map(Self.withoutTime) == [Self.sample]) }
        #expect(negotiating.readLines().count == 1)
    }

    @Test("on a pretty monitor an event is laid out as its replies are")
    func pretty() throws {
        let server = try TestServer()
        let client = server.connect(to: server.server.makeMonitor(isPretty: true))
        let plain = server.connect()
        server.server.emit(SampleEvent(port: "a"))
        server.run()
        let lines = client.readLines()
        #expect(lines.count == 10)
        #expect(lines.contains(#"    "event": "SAMPLE","#))
        #expect(plain.readLines().map(Self.withoutTime) == [Self.sample])
    }

    @Test("an event can be emitted on any thread")
    func otherThread() throws {
        let server = try TestServer()
        let client = server.connect()
        let emitter = server.server.emitter
        try OwnedThread(name: "emitter") { for _ in 0..<100 { emitter.emit(SampleEvent(port: "a")) } }.join()
        server.run()
        #expect(client.readLines().map(Self.withoutTime) == Array(repeating: Self.sample, count: 100))
    }

    @Test("of throttled events the newest comes when the interval is over, also to those who came meanwhile")
    func throttling() throws {
        let rule = EventThrottle.Rule(intervalNanoseconds: 5_000_000)
        let server = try TestServer(throttling: ["SAMPLE": rule])
        let client = server.connect()
        let late = server.connect(negotiating: true)
        _ = late.readLines()
        server.server.emit(SampleEvent(port: "a"))
        server.run()
        #expect(client.readLines().map(Self.withoutTime) == [Self.sample])
        for port in ["b", "c"] { server.server.emit(SampleEvent(port: port)) }
        late.put(Array(#"{"execute": "qmp_capabilities"}"#.utf8))
        server.loop.schedule(at: .now.advanced(byNanoseconds: 20_000_000)) { server.loop.stop() }
        server.loop.run()
        let newest: Substring = #""event": "SAMPLE", "data": {"port": "c"}}"#
        #expect(client.readLines().map(Self.withoutTime) == [newest])
        #expect(late.readLines().map(Self.withoutTime) == [#"{"return": {}}"#, newest])
    }

    @Test("an event with a hidden feature is not sent", arguments: [true, false])
    func hidden(hides: Bool) throws {
        let server = try TestServer(policy: CompatibilityPolicy(hides: hides ? .deprecated : .unstable))
        let client = server.connect()
        server.server.emit(OldEvent())
        server.run()
        #expect(client.readLines().count == (hides ? 0 : 1))
    }

    @Test("an event whose data JSON cannot express is logged and lost")
    func notExpressible() throws {
        let server = try TestServer()
        let client = server.connect()
        server.server.emit(InfiniteEvent())
        server.run()
        #expect(client.readLines().isEmpty)
        #expect(server.logLines == ["the event INFINITE is lost: JSON has no text for a number that is not finite"])
    }
}
