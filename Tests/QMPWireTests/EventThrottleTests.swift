// SPDX-License-Identifier: Apache-2.0

import QAPI
import QMPWire
import Testing

@Suite("EventThrottle")
struct EventThrottleTests {
    /// A throttle of the sample event: one in 100 ns for each port.
    private final class Probe {
        private static let rule = EventThrottle.Rule(intervalNanoseconds: 100, subjectMember: "port")
        private var throttle = EventThrottle(rules: ["SAMPLE": rule])

        var deadline: Int64? { throttle.deadlineNanoseconds }

        /// Whether an event is admitted, which happened that many seconds after the epoch.
        func admits(_ port: String?, seconds: Int64 = 0, at now: Int64) throws -> Bool {
            let sample = SampleEvent(port: port)
            let event = try EncodedEvent(sample, seconds: seconds, microseconds: 0, rule: Self.rule)
            return throttle.admits(event, atNanoseconds: now)
        }

        /// The events that are due, as lines.
        func due(at now: Int64) -> [String] {
            let peer = WirePeer()
            for event in throttle.due(atNanoseconds: now) { peer.wire.send(event) }
            return peer.readOutput()
        }
    }

    private static func line(_ port: String, seconds: Int64) -> String {
        #"{"timestamp": {"seconds": \#(seconds), "microseconds": 0}, "event": "SAMPLE", "data": {"port": "\#(port)"}}"#
    }

    @Test("an event without a rule is always admitted")
    func noRule() throws {
        var throttle = EventThrottle(rules: [:])
        let event = try EncodedEvent(SampleEvent(), seconds: 0, microseconds: 0)
        let admitted = [throttle.admits(event, atNanoseconds: 0), throttle.admits(event, atNanoseconds: 0)]
        #expect(admitted == [true, true])
        #expect(throttle.deadlineNanoseconds == nil)
    }

    @Test("the first is admitted at once, and the newest of the interval when it ends, with its own time")
    func newest() throws {
        let probe = Probe()
        #expect(try probe.admits("a", at: 10))
        #expect(probe.deadline == 110)
        #expect(try !probe.admits("a", seconds: 1, at: 20))
        #expect(try !probe.admits("a", seconds: 2, at: 109))
        #expect(probe.due(at: 109).isEmpty)
        #expect(probe.due(at: 115) == [Self.line("a", seconds: 2)])
        #expect(probe.deadline == 215)
    }

    @Test("an interval without events ends the throttling of its subject")
    func forgets() throws {
        let probe = Probe()
        #expect(try probe.admits("a", at: 0))
        #expect(probe.due(at: 100).isEmpty)
        #expect(probe.deadline == nil)
        #expect(try probe.admits("a", at: 101))
    }

    @Test("subjects are throttled apart and come in the order in which their intervals end")
    func subjects() throws {
        let probe = Probe()
        #expect(try probe.admits("a", at: 0))
        #expect(try probe.admits("b", at: 1))
        #expect(try probe.admits(nil, at: 2))
        #expect(try !probe.admits("b", seconds: 1, at: 3))
        #expect(try !probe.admits("a", seconds: 2, at: 4))
        #expect(probe.due(at: 500) == [Self.line("a", seconds: 2), Self.line("b", seconds: 1)])
    }

    @Test("QEMU's rules know nine events, and one clock is like another")
    func rulesOfQEMU() {
        #expect(EventThrottle.rulesOfQEMU.count == 9)
        #expect(EventThrottle.rulesOfQEMU["RTC_CHANGE"]?.subjectMember == nil)
        #expect(EventThrottle.rulesOfQEMU["RTC_CHANGE"]?.intervalNanoseconds == 1_000_000_000)
        #expect(EventThrottle.rulesOfQEMU["VSERPORT_CHANGE"]?.subjectMember == "id")
    }
}
