// SPDX-License-Identifier: Apache-2.0

import Foundation
import SystemCalls
import Testing

struct ClockTests {
    @Test("the monotonic clock does not go back")
    func monotonic() {
        let instants = (0..<100).map { _ in MonotonicInstant.now }
        #expect(instants == instants.sorted())
    }

    @Test("an instant moves by nanoseconds")
    func advanced() {
        let instant = MonotonicInstant(nanoseconds: 5).advanced(byNanoseconds: 7)
        #expect(instant == MonotonicInstant(nanoseconds: 12))
        #expect(instant.nanoseconds(since: MonotonicInstant(nanoseconds: 15)) == -3)
    }

    @Test("instants end at the ends of their range")
    func saturation() {
        let last = MonotonicInstant(nanoseconds: .max)
        let first = MonotonicInstant(nanoseconds: .min)
        #expect(last.advanced(byNanoseconds: 1) == last)
        #expect(first.advanced(byNanoseconds: -1) == first)
        #expect(last.nanoseconds(since: first) == .max)
        #expect(first.nanoseconds(since: last) == .min)
    }

    @Test(
        "a time of the wall clock has a text, in UTC",
        arguments: [
            (0, 0, "1970-01-01T00:00:00.000000Z"), (951_868_799, 7, "2000-02-29T23:59:59.000007Z"),
            (1_795_883_901, 949_537, "2026-11-28T16:38:21.949537Z"), (-1, 999_999, "1969-12-31T23:59:59.999999Z"),
        ]
    )
    func calendarText(seconds: Int64, microseconds: Int64, text: String) {
        #expect(WallClockTime(seconds: seconds, microseconds: microseconds).calendarText == text)
    }

    @Test("the clock that counts the host's sleep does not go back, and is not behind the one that does not")
    func boot() {
        let (awake, first) = (MonotonicInstant.now, BootInstant.now)
        #expect(first.nanoseconds >= awake.nanoseconds)
        #expect(BootInstant.now.nanoseconds >= first.nanoseconds)
    }

    @Test("local time is that of the host's time zone, and leads back", arguments: [0, 1_753_005_602, 1_737_000_000])
    func localTime(utc: Int64) {
        let zone = TimeZone.current
        let local = LocalTime.seconds(atUTC: utc)
        #expect(local - utc == Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(utc)))))
        #expect(LocalTime.utcSeconds(atLocal: local) == utc)
    }

    @Test("the wall clock counts from 1970, as everybody's")
    func wallClock() {
        let time = WallClockTime.now
        let seconds = Double(time.seconds) + Double(time.microseconds) / 1e6
        #expect(abs(seconds - Date().timeIntervalSince1970) < 10)
    }
}
