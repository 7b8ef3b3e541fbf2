// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The time of day in UTC (`CLOCK_REALTIME`): for dates, not for durations, as it may be set.
public struct WallClockTime: Hashable, Sendable {
    /// Whole seconds since 1970.
    public let seconds: Int64

    /// Microseconds of the second that has begun, 0 to 999 999.
    public let microseconds: Int64

    /// Makes a time.
    public init(seconds: Int64, microseconds: Int64) {
        precondition((0..<1_000_000).contains(microseconds), "more than a second: \(microseconds) µs")
        self.seconds = seconds
        self.microseconds = microseconds
    }

    /// This moment.
    public static var now: WallClockTime {
        var time = timespec()
        // SAFETY: the structure lives as long as the call, which cannot fail for this clock.
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return WallClockTime(seconds: Int64(time.tv_sec), microseconds: Int64(time.tv_nsec) / 1000)
    }
}
