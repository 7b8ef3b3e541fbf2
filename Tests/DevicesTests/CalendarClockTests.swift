// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemCalls
import Testing

@testable import Devices
@testable import Machine

@Suite struct CalendarClockTests {
    typealias Configuration = CalendarClock.Configuration
    private static let date: Int64 = 1_000_000_000
    private let guestTime = VirtualClock()

    private func clock(_ base: Configuration.Base, _ source: Configuration.Source) -> CalendarClock {
        var configuration = Configuration()
        (configuration.base, configuration.source) = (base, source)
        return CalendarClock(configuration, guestTime: guestTime)
    }

    @Test(arguments: Configuration.Source.allCases)
    func `it begins with the host's time, the local one or a date`(source: Configuration.Source) {
        let now = WallClockTime.now.seconds
        for (base, start) in [
            (.utc, now), (.localTime, LocalTime.seconds(atUTC: now)), (.date(seconds: Self.date), Self.date),
        ] as [(Configuration.Base, Int64)] {
            let shown = Int64(clock(base, source).nanoseconds / 1_000_000_000)
            #expect((start...start + 10).contains(shown))
        }
    }

    @Test(arguments: Configuration.Source.allCases)
    func `it goes on by the host's time, or by the guest's alone`(source: Configuration.Source) {
        let clock = clock(.date(seconds: Self.date), source)
        let start = clock.nanoseconds
        usleep(2000)
        let later = clock.nanoseconds
        if source == .guest { #expect(later == start) } else { #expect(later >= start + 1_000_000) }
        guestTime.start()
        usleep(2000)
        #expect(clock.nanoseconds >= later + 1_000_000)
    }

    @Test(arguments: Configuration.Source.allCases)
    func `it knows when it will show a time, unless it stands still`(source: Configuration.Source) throws {
        let clock = clock(.date(seconds: Self.date), source)
        if source == .guest {
            #expect(clock.instant(of: clock.nanoseconds + 1) == nil)
            guestTime.start()
        }
        let time = clock.nanoseconds + 1_000_000_000
        let wait = try #require(clock.instant(of: time)).nanoseconds(since: .now)
        #expect((1...1_000_100_000).contains(wait))
        #expect(try #require(clock.instant(of: time - 2_000_000_000)) < .now)
    }

    @Test(arguments: [0, 1, -1, 86_400, -1_000_000_000] as [Int64])
    func `what it should show is the host's time, or the date and what has passed since`(offset: Int64) {
        let nanoseconds = UInt64(bitPattern: offset * 1_000_000_000)
        for base in [.utc, .localTime, .date(seconds: Self.date)] as [Configuration.Base] {
            let clock = clock(base, .host)
            #expect(clock.secondsAhead(of: clock.nanoseconds &+ nanoseconds) == offset)
        }
    }

    @Test func `by the guest's time it falls behind while the guest is stopped`() {
        let clock = clock(.utc, .guest)
        usleep(600_000)
        #expect(clock.secondsAhead(of: clock.nanoseconds) <= -1)
    }

    @Test func `the numbers of seconds are rounded`() {
        let clock = clock(.utc, .host)
        #expect(clock.secondsAhead(of: clock.nanoseconds + 1_400_000_000) == 1)
        #expect(clock.secondsAhead(of: clock.nanoseconds + 1_600_000_000) == 2)
        #expect(clock.secondsAhead(of: clock.nanoseconds - 1_600_000_000) == -2)
        _ = clock.secondsAhead(of: .max)
        _ = clock.secondsAhead(of: 1 << 63)
    }
}
