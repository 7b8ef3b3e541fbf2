// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedThread {
    /// Lets another thread have the calling one's processor, if one waits for it (sched_yield(2)).
    public static func yield() { _ = sched_yield() }
}
