// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// A clock that shows the time of day. Harts' threads and the main loop's ask it.
public protocol CalendarClock: Sendable {
    /// Nanoseconds since 1970, UTC. It goes as fast as time does, but may be set.
    var nanoseconds: UInt64 { get }
}

/// The clock of the host, from which the guest's may differ by a constant.
public struct HostCalendarClock: CalendarClock {
    /// By how much it is ahead of the host's; negative where it is behind.
    public let offsetNanoseconds: Int64

    /// Makes a clock.
    public init(offsetNanoseconds: Int64 = 0) { self.offsetNanoseconds = offsetNanoseconds }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var nanoseconds: UInt64 {
        let now = WallClockTime.now
        return UInt64(bitPattern: now.seconds &* 1_000_000_000 &+ now.microseconds * 1000 &+ offsetNanoseconds)
    }
}
