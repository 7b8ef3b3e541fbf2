// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A descriptor that is closed when it is no longer referred to.
package final class Descriptor {
    /// Its number; −1 once closed.
    package private(set) var number: CInt

    package init(_ number: CInt) { self.number = number }

    deinit { close() }

    /// Closes it now.
    package func close() {
        if number >= 0 { Glibc.close(number) }
        number = -1
    }

    /// Opens a file; it is created if the flags say so.
    package convenience init(opening path: String, _ flags: CInt) throws {
        self.init(try check(open(path, flags | O_CLOEXEC, 0o600), path))
    }

    /// A pipe whose ends no program inherits.
    package static func pipe() throws -> (reading: Descriptor, writing: Descriptor) {
        var ends: [CInt] = [-1, -1]
        try withNoProgramStarting {
            _ = try check(Glibc.pipe(&ends), "pipe")
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        return (Descriptor(ends[0]), Descriptor(ends[1]))
    }

    /// Reads what is there, waiting for it until the deadline; nil when nothing came; empty at the end. A connection that
    /// the peer broke off counts as ended.
    package func read(until deadline: Deadline) throws -> [UInt8]? {
        guard try deadline.wait(for: CInt(POLLIN), of: number) else { return nil }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(number, &buffer, buffer.count)
        if count < 0, errno == ECONNRESET { return [] }
        _ = try check(CInt(count), "read")
        return Array(buffer.prefix(count))
    }

    /// Writes all bytes.
    package func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            rest = rest.dropFirst(Int(try check(CInt(count), "write")))
        }
    }
}
