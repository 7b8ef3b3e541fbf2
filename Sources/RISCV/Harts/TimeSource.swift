// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// The clock that the guest's `time` shows. Harts and devices ask it from any thread.
public protocol TimeSource: AnyObject, Sendable {
    /// How many ticks have passed. It never goes back, and stands still while the machine is stopped.
    var ticks: UInt64 { get }

    /// When the clock will show that many ticks, if it goes on as it does: the past where it has shown them, nil where it
    /// stands still or that is out of range.
    func instant(ofTick tick: UInt64) -> MonotonicInstant?
}
