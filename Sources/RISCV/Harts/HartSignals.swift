// SPDX-License-Identifier: Apache-2.0

import Synchronization
public import SystemCalls

/// How other threads reach a hart: interrupt lines, the deadline of the machine timer, requests.
///
/// All of it is atomic. Whoever changes something first stores it and then requests; the hart first takes the requests
/// and then looks, so that nothing is missed.
public final class HartSignals: Sendable {
    /// The asserted lines as bits of `mip`.
    private let lines = Atomic<UInt64>(0)
    /// What is requested and not taken yet.
    private let requests = Atomic<UInt32>(0)
    /// The tick from which on the machine timer's interrupt is pending.
    private let deadline = Atomic<UInt64>(.max)
    /// Whether the thread of the hart sleeps, or did and has timed out. Guarded by itself; what it sleeps on.
    private let isAsleep = WaitableMutex(false)

    /// Makes signals of which none is asserted.
    public init() {}

    /// The asserted lines, as bits of `mip`.
    public var assertedLines: UInt64 { lines.load(ordering: .acquiring) }

    /// Asserts a line or takes it back.
    public func set(_ interrupt: HartInterrupt, _ isAsserted: Bool) {
        let mask = interrupt.mask
        let before =
            isAsserted
            ? lines.bitwiseOr(mask, ordering: .acquiringAndReleasing).oldValue
            : lines.bitwiseAnd(~mask, ordering: .acquiringAndReleasing).oldValue
        if (before & mask != 0) != isAsserted { request(.interrupts) }
    }

    /// The tick from which on the machine timer's interrupt is pending, as `mtimecmp` of the hart has it; the largest
    /// number for never.
    public var machineTimerDeadline: UInt64 {
        get { deadline.load(ordering: .acquiring) }
        set {
            deadline.store(newValue, ordering: .releasing)
            request(.interrupts)
        }
    }

    /// Wants something of the hart.
    public func request(_ wanted: HartRequests) {
        let before = requests.bitwiseOr(wanted.rawValue, ordering: .acquiringAndReleasing).oldValue
        if before & wanted.rawValue == wanted.rawValue { return }
        // A thread that is about to sleep has looked at the requests within the lock, or will.
        if isAsleep.withLock({ $0 }) { isAsleep.notifyOne() }
    }

    /// Whether anything is requested.
    @inline(__always)
    public var hasRequests: Bool { requests.load(ordering: .relaxed) != 0 }

    /// Takes all requests. The hart's thread alone does this.
    public func takeRequests() -> HartRequests {
        HartRequests(rawValue: requests.exchange(0, ordering: .acquiringAndReleasing))
    }

    /// Takes some requests.
    ///
    /// - Returns: All that there were.
    func takeRequests(_ taken: HartRequests) -> HartRequests {
        let before = requests.bitwiseAnd(~taken.rawValue, ordering: .acquiringAndReleasing).oldValue
        return HartRequests(rawValue: before)
    }

    /// Sleeps until something is requested or the time has come. The hart's thread alone does this.
    ///
    /// - Parameter instant: The time, nil for never.
    public func sleep(until instant: MonotonicInstant?) {
        _ = isAsleep.wait(until: instant) { isAsleep in
            isAsleep = requests.load(ordering: .acquiring) == 0
            return isAsleep ? nil : true
        }
    }
}
