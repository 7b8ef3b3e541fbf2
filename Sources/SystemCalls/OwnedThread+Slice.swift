// SPDX-License-Identifier: Apache-2.0

internal import CLinux

extension OwnedThread {
    /// Says of the calling thread that its work takes long: threads that wake up to do little go before it, and it has no
    /// smaller share of the processor for that.
    ///
    /// It is a hint, which systems before Linux 6.12 ignore (sched_setattr(2)).
    public static func preferLongSlices() {
        // The longest slice that there is. A system that refuses it does without.
        _ = clinux_thread_set_slice(100_000_000)
    }
}
