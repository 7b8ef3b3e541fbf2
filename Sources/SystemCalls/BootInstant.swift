// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A point on the clock that goes forward while the host sleeps, too (`CLOCK_BOOTTIME`): for how long something has lasted
/// that no processor was needed for.
public struct BootInstant: Hashable, Sendable {
    /// Nanoseconds since the host was started.
    public let nanoseconds: Int64

    /// Makes an instant.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// This moment.
    public static var now: BootInstant {
        var time = timespec()
        // SAFETY: the structure lives as long as the call, which cannot fail for this clock.
        _ = unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return BootInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
