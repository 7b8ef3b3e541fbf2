// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedDescriptor {
    /// Reads what is there, without waiting where the open file is in non-blocking mode.
    ///
    /// - Returns: How many bytes were read, 0 at the end; nil where nothing is there yet.
    public func readAvailable(into buffer: inout [UInt8]) throws(SystemCallError) -> Int? {
        do throws(SystemCallError) {
            return try read(into: &buffer)
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            return nil
        }
    }

    /// Writes what there is room for, without waiting where the open file is in non-blocking mode.
    ///
    /// A pipe that nobody reads is an error only where SIGPIPE is ignored.
    ///
    /// - Returns: How many bytes were written; nil where there is no room.
    public func writeAvailable(_ bytes: Span<UInt8>) throws(SystemCallError) -> Int? {
        do throws(SystemCallError) {
            return try systemCall("write") {
                // SAFETY: the span is borrowed for the call, which reads at most its count.
                unsafe bytes.withUnsafeBytes { unsafe Glibc.write(rawValue, $0.baseAddress, $0.count) }
            }
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            return nil
        }
    }

    /// Whether reading and writing return rather than wait. It is a mode of the open file, which others may share.
    package var isNonblocking: Bool { fcntl(rawValue, F_GETFL) & O_NONBLOCK != 0 }

    /// Sets whether reading and writing return rather than wait.
    public func setNonblocking(_ isNonblocking: Bool) throws(SystemCallError) {
        let flags = try systemCall("get the mode of a descriptor") { fcntl(rawValue, F_GETFL) }
        let changed = isNonblocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK
        guard changed != flags else { return }
        try systemCall("set the mode of a descriptor") { fcntl(rawValue, F_SETFL, changed) }
    }
}
