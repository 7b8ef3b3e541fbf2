// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedThread {
    /// Has the calling thread sleep for a time, to the nanosecond that the system can do; not at all where it is not
    /// positive.
    public static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var wanted = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var rest = timespec()
        // SAFETY: the structures live as long as the call.
        while unsafe nanosleep(&wanted, &rest) == -1, errno == EINTR { wanted = rest }
    }
}
