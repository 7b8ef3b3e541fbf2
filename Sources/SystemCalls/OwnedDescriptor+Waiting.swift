// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedDescriptor {
    /// Waits until there is something to read, or the end (poll(2)).
    public func waitUntilReadable() throws(SystemCallError) { try wait(for: POLLIN) }

    /// Waits until there is room to write, or nobody who reads (poll(2)).
    public func waitUntilWritable() throws(SystemCallError) { try wait(for: POLLOUT) }

    private func wait(for events: Int32) throws(SystemCallError) {
        var entry = pollfd(fd: rawValue, events: Int16(events), revents: 0)
        // SAFETY: one entry, alive for the call.
        try systemCall("poll") { unsafe poll(&entry, 1, -1) }
    }
}
