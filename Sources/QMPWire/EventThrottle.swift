// SPDX-License-Identifier: Apache-2.0

/// Limits how often events of one kind are sent, for all clients together.
///
/// The first is sent at once. Of those that come within the interval after one that was sent, the newest is sent when the
/// interval is over, and a new interval begins. It has no clock: times are handed in, as nanoseconds of any steady clock.
public struct EventThrottle: Sendable {
    /// How events of a name are throttled.
    public struct Rule: Sendable {
        /// The least time between two of them, in nanoseconds.
        public let intervalNanoseconds: Int64
        /// The member of the data whose values are throttled apart; nil if the name decides alone.
        public let subjectMember: String?

        /// Makes a rule; one second is QEMU's interval for all its events.
        public init(intervalNanoseconds: Int64 = 1_000_000_000, subjectMember: String? = nil) {
            self.intervalNanoseconds = intervalNanoseconds
            self.subjectMember = subjectMember
        }
    }

    /// An event of which one was sent lately.
    private struct Interval {
        var endNanoseconds: Int64
        var newest: EncodedEvent?
    }

    private let rules: [String: Rule]
    private var intervals: [EncodedEvent.Slot: Interval] = [:]

    /// Makes a throttle with the rules for events by their names. Others are not throttled.
    public init(rules: [String: Rule]) { self.rules = rules }

    /// Takes an event: whether it is to be sent now. If not, ``due(atNanoseconds:)`` returns it later, or a newer one.
    public mutating func admits(_ event: EncodedEvent, atNanoseconds now: Int64) -> Bool {
        guard let slot = event.slot, let rule = rules[event.name] else { return true }
        guard intervals[slot] == nil else {
            intervals[slot]?.newest = event
            return false
        }
        intervals[slot] = Interval(endNanoseconds: now + rule.intervalNanoseconds)
        return true
    }

    /// When ``due(atNanoseconds:)`` is to be called; nil if there is no need.
    public var deadlineNanoseconds: Int64? { intervals.values.lazy.map(\.endNanoseconds).min() }

    /// Ends the intervals that are over: the events to be sent now, in the order in which their time came.
    public mutating func due(atNanoseconds now: Int64) -> [EncodedEvent] {
        let ended = intervals.filter { $0.value.endNanoseconds <= now }
        var due: [EncodedEvent] = []
        for (slot, interval) in ended.sorted(by: { $0.value.endNanoseconds < $1.value.endNanoseconds }) {
            guard let event = interval.newest, let rule = rules[event.name] else {
                intervals[slot] = nil
                continue
            }
            due.append(event)
            intervals[slot] = Interval(endNanoseconds: now + rule.intervalNanoseconds)
        }
        return due
    }
}
