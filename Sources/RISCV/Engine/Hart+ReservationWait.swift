// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls

extension Hart {
    /// How often the memory is looked at before the thread lets others run: well below a microsecond.
    private static var lookCount: Int { 256 }

    /// `wrs.nto` and `wrs.sto`: waits a little for a change of what is reserved, which the host's processors do not tell
    /// of. Both instructions may end at any time (unprivileged specification, chapter "Zawrs").
    ///
    /// A guest waits like this for what another hart is about to do, and that one's thread may be waiting for this one's
    /// processor.
    func waitForChangeOfReservation() {
        guard state.reservationAddress != .max,
            let host = unsafe UnsafeRawPointer(bitPattern: state.reservationHost)
        else { return }
        // SAFETY: what is reserved is an aligned word of guest memory or two, which stay there as long as the hart.
        let word = unsafe host.assumingMemoryBound(to: Atomic<UInt32>.self)
        let reserved = UInt32(truncatingIfNeeded: state.reservationValue).littleEndian
        for _ in 0..<Self.lookCount {
            if unsafe word.pointee.load(ordering: .relaxed) != reserved || signals.hasRequests { return }
        }
        OwnedThread.yield()
    }
}
