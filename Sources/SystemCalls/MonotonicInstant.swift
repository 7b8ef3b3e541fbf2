// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A point on the clock that only goes forward (`CLOCK_MONOTONIC`): for timeouts and durations, not for dates.
public struct MonotonicInstant: Hashable, Sendable {
    /// Nanoseconds since an arbitrary point before the machine started.
    public let nanoseconds: Int64

    /// Makes an instant.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// This moment.
    public static var now: MonotonicInstant {
        var time = timespec()
        // SAFETY: the structure lives as long as the call, which cannot fail for this clock.
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// The instant so much later, or earlier where the number is negative; the last one where that is out of range.
    public func advanced(byNanoseconds offset: Int64) -> MonotonicInstant {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(offset)
        guard overflow else { return MonotonicInstant(nanoseconds: sum) }
        return MonotonicInstant(nanoseconds: offset < 0 ? .min : .max)
    }

    /// How long after the other instant this one is, negative where it is before; the longest time where that is out of
    /// range.
    public func nanoseconds(since other: MonotonicInstant) -> Int64 {
        let (difference, overflow) = nanoseconds.subtractingReportingOverflow(other.nanoseconds)
        guard overflow else { return difference }
        return nanoseconds < other.nanoseconds ? .min : .max
    }
}

extension MonotonicInstant: Comparable {
    /// Whether the first comes before the second.
    public static func < (first: MonotonicInstant, second: MonotonicInstant) -> Bool {
        first.nanoseconds < second.nanoseconds
    }
}
