// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedDescriptor {
    /// Reads what is there, up to `buffer.count` bytes, with one read(2).
    ///
    /// - Parameter path: The path for messages.
    /// - Returns: How many bytes were read; 0 at the end.
    func read(into buffer: inout [UInt8], path: String? = nil) throws(SystemCallError) -> Int {
        try systemCall("read", path: path) {
            // SAFETY: the array is borrowed for the call, which writes at most its count.
            unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(rawValue, $0.baseAddress, $0.count) }
        }
    }

    /// Reads to the end.
    ///
    /// The first read asks for one byte more than a file is long, so that a file that keeps its length takes two reads
    /// and no copy.
    func readToEnd(path: String? = nil) throws(SystemCallError) -> [UInt8] {
        var status = stat()
        // SAFETY: the structure lives as long as the call.
        let length = unsafe fstat(rawValue, &status) == 0 ? status.st_size : 0
        // What claims to be longer than the cap, or to have no length, is read on in chunks.
        var contents = [UInt8](repeating: 0, count: 1 < length && length < 1 << 26 ? length + 1 : 65536)
        var count = try read(into: &contents, path: path)
        contents.removeLast(contents.count - count)
        var chunk = [UInt8](repeating: 0, count: count == 0 ? 0 : 65536)
        while count > 0 {
            count = try read(into: &chunk, path: path)
            contents += chunk[..<count]
        }
        return contents
    }

    /// Writes all bytes, waiting for room where the descriptor is in non-blocking mode.
    ///
    /// - Parameter path: The path for messages.
    package func write(_ bytes: [UInt8], path: String? = nil) throws(SystemCallError) {
        try writeAll(bytes, to: rawValue, path: path)
    }
}

/// Writes all bytes to a descriptor, in as many write(2) as it takes.
///
/// A descriptor may be in non-blocking mode without our doing: the mode belongs to the open file, which standard output
/// shares with other processes. Then this waits for room.
func writeAll(_ bytes: [UInt8], to descriptor: CInt, path: String? = nil) throws(SystemCallError) {
    var written = 0
    while written < bytes.count {
        do throws(SystemCallError) {
            written += try systemCall("write", path: path) {
                // SAFETY: `written` is less than the count, and both calls borrow the array.
                unsafe bytes[written...].withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            }
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            try waitForRoom(descriptor)
        }
    }
}

/// Waits until a descriptor takes bytes again, or until writing to it reports why it never will.
private func waitForRoom(_ descriptor: CInt) throws(SystemCallError) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // SAFETY: one entry, alive for the call.
    try systemCall("poll") { unsafe poll(&entry, 1, -1) }
}
