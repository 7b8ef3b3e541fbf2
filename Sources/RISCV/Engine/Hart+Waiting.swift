// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How a guest waits for what another hart is about to do: by `wrs.nto` and `wrs.sto`, and by `pause` in a loop. Its
/// thread waits a little, and then leaves the processor to those that it waits for: where there are more harts than
/// processors, they wait for it.
extension Hart {
    /// How often the memory is looked at that is reserved: for some microseconds.
    private static var lookCount: Int { 2048 }
    /// How many pauses are taken for a wait of that kind, and how many instructions are between them at most.
    private static var pauseCount: Int { 256 }
    private static var pauseDistance: UInt64 { 64 }

    /// Whether `wrs.nto` or `wrs.sto` is over at once or soon: because the memory that is reserved changes, which the host's
    /// processors do not tell of, because nothing is reserved, or because something is requested.
    func hasReservationChanged() -> Bool {
        guard state.reservationAddress != .max,
            let host = unsafe UnsafeRawPointer(bitPattern: state.reservationHost)
        else { return true }
        // SAFETY: what is reserved is an aligned word of guest memory or two, which stay there as long as the hart.
        let word = unsafe host.assumingMemoryBound(to: Atomic<UInt32>.self)
        let reserved = UInt32(truncatingIfNeeded: state.reservationValue).littleEndian
        for _ in 0..<Self.lookCount {
            if unsafe word.pointee.load(ordering: .relaxed) != reserved || signals.hasRequests { return true }
        }
        return false
    }

    /// Notes a `pause`.
    ///
    /// - Returns: Whether the guest has done little else for some time, which is noted anew from now on.
    func hasPausedLong() -> Bool {
        let isClose = state.retiredInstructions &- state.lastPause <= Self.pauseDistance
        state.lastPause = state.retiredInstructions
        state.pauseCount = isClose ? state.pauseCount + 1 : 1
        guard state.pauseCount >= Self.pauseCount else { return false }
        state.pauseCount = 0
        return true
    }
}
