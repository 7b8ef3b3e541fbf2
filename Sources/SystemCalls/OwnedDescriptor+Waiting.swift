// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

extension OwnedDescriptor {
    /// Waits until there is something to read, or the end (poll(2)).
    public func waitUntilReadable() throws(SystemCallError) { try wait(for: POLLIN) }

    /// Waits until there is something to read, or the end, or the time is up (ppoll(2)). A signal ends the wait too.
    ///
    /// - Parameter timeoutNanoseconds: How long to wait at most; 0 looks and returns.
    /// - Returns: Whether there is something to read, or the end.
    public func isReadable(withinNanoseconds timeoutNanoseconds: Int64) -> Bool {
        precondition(timeoutNanoseconds >= 0, "a wait does not end before it begins")
        return clinux_wait_readable(rawValue, timeoutNanoseconds) == 1
    }

    /// Waits until there is room to write, or nobody who reads (poll(2)).
    public func waitUntilWritable() throws(SystemCallError) { try wait(for: POLLOUT) }

    private func wait(for events: Int32) throws(SystemCallError) {
        var entry = pollfd(fd: rawValue, events: Int16(events), revents: 0)
        // SAFETY: one entry, alive for the call.
        try systemCall("poll") { unsafe poll(&entry, 1, -1) }
    }
}
