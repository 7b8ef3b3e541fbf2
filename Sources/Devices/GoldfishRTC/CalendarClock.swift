// SPDX-License-Identifier: Apache-2.0

public import Machine
import SystemCalls

/// A clock that shows a guest the time of day: some clock of the host, or the guest's own time, ahead by a constant.
///
/// All times are nanoseconds since 1970. Harts' threads and the main loop's ask it.
public struct CalendarClock: Sendable {
    /// What users say of it.
    public struct Configuration: Hashable, Sendable {
        /// What it shows at the start.
        public enum Base: Hashable, Sendable {
            /// The host's time in UTC.
            case utc
            /// The host's time in its time zone.
            case localTime
            /// A date, in seconds since 1970.
            case date(seconds: Int64)
        }

        /// What it goes by. The raw values are the names that users give.
        public enum Source: String, CaseIterable, Sendable {
            /// The host's time of day, which may be set.
            case host
            /// The host's time since it was started, without its sleep.
            case steady = "rt"
            /// The guest's time, which stands still while the guest is stopped.
            case guest = "vm"
        }

        /// What it shows at the start.
        public var base = Base.utc
        /// What it goes by.
        public var source = Source.host

        /// The configuration of a user who says nothing.
        public init() {}
    }

    private let configuration: Configuration
    private let guestTime: VirtualClock
    /// By how much it is ahead of what it goes by.
    private let lead: Int64
    /// By how much the host's time of day was behind the date that it started with; 0 without one.
    private let dateLead: Int64

    /// Starts a clock.
    public init(_ configuration: Configuration = Configuration(), guestTime: VirtualClock) {
        self.configuration = configuration
        self.guestTime = guestTime
        let now = Self.hostTime
        let start =
            switch configuration.base {
            case .utc: now
            case .localTime: LocalTime.seconds(atUTC: now / .second) &* .second &+ now % .second
            case .date(let seconds): seconds &* .second
            }
        lead = start &- Self.shown(by: configuration.source, guestTime)
        if case .date = configuration.base { dateLead = start &- now } else { dateLead = 0 }
    }

    /// What it shows.
    public var nanoseconds: UInt64 {
        UInt64(bitPattern: Self.shown(by: configuration.source, guestTime) &+ lead)
    }

    /// When it will show a time, if it goes on as it does: the past where it has shown it, nil where it stands still.
    func instant(of nanoseconds: UInt64) -> MonotonicInstant? {
        let time = Int64(bitPattern: nanoseconds) &- lead
        switch configuration.source {
        case .host: return .now.advanced(byNanoseconds: time &- Self.hostTime)
        case .steady: return MonotonicInstant(nanoseconds: time)
        case .guest: return guestTime.instant(ofNanoseconds: time)
        }
    }

    /// Has something done each time that it may have begun to go on.
    func whenStarted(_ action: @escaping @Sendable () -> Void) {
        if configuration.source == .guest { guestTime.whenStarted(action) }
    }

    /// By how many seconds a clock that shows a time would be ahead of what it should show: of the host's time of day, or of
    /// the date that it started with and what has passed since by the host's time of day.
    func secondsAhead(of nanoseconds: UInt64) -> Int64 {
        var time = Int64(bitPattern: nanoseconds)
        if configuration.base == .localTime {
            time = LocalTime.utcSeconds(atLocal: time / .second) &* .second &+ time % .second
        }
        let difference = time &- (Self.hostTime &+ dateLead)
        return (difference / (.second / 2) + difference.signum()) / 2
    }

    private static var hostTime: Int64 {
        let now = WallClockTime.now
        return now.seconds &* .second &+ now.microseconds * 1000
    }

    private static func shown(by source: Configuration.Source, _ guestTime: VirtualClock) -> Int64 {
        switch source {
        case .host: hostTime
        case .steady: MonotonicInstant.now.nanoseconds
        case .guest: guestTime.nanoseconds
        }
    }
}

extension Int64 {
    /// In nanoseconds.
    fileprivate static let second: Int64 = 1_000_000_000
}
