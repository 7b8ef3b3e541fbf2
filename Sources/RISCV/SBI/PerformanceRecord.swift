// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls

/// The performance counters of one hart, with what makes them cheap where nobody counts: events that other harts cause
/// are counted by those harts' threads.
final class PerformanceRecord: Sendable {
    /// The events that are counted, as `PerformanceCounters.countedEvents`; written with the lock of `counters` held.
    private let countedEvents = Atomic<UInt32>(0)
    private let counters = WaitableMutex(PerformanceCounters())

    /// An event has happened.
    func count(_ event: FirmwareEvent) {
        guard countedEvents.load(ordering: .relaxed) & event.mask != 0 else { return }
        counters.withLock { $0.count(event) }
    }

    /// Looks at the counters or changes them.
    func withCounters<Result: Sendable>(
        _ section: (inout PerformanceCounters) throws(SBIError) -> Result
    ) throws(SBIError) -> Result {
        try counters.withLock { counters throws(SBIError) in
            defer { countedEvents.store(counters.countedEvents, ordering: .relaxed) }
            return try section(&counters)
        }
    }

    /// Puts all counters to where they start.
    func reset() {
        counters.withLock { counters in
            counters = PerformanceCounters()
            countedEvents.store(0, ordering: .relaxed)
        }
    }
}
