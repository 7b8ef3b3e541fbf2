// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemCalls

/// A pipe whose other end a test passes to a server, to see what becomes of it.
final class TestPipe {
    private let readEnd: OwnedDescriptor
    /// The end to pass; whoever gets it owns it.
    let passed: CInt
    let inode: Int64

    init() throws(SystemCallError) {
        let pipe = try Pipe()
        inode = pipe.writeEnd.inode
        passed = fcntl(pipe.writeEnd.rawValue, F_DUPFD_CLOEXEC, 0)
        readEnd = pipe.readEnd
    }

    /// Another end to pass, as long as the first is not passed.
    func duplicate() -> CInt { fcntl(passed, F_DUPFD_CLOEXEC, 0) }

    /// Closes the passed end where a copy of it was passed.
    func closePassed() { close(passed) }

    /// Whether nobody has a passed end any more, or soon has not: a process that another test starts has all descriptors for
    /// a moment.
    var isClosed: Bool {
        var entry = pollfd(fd: readEnd.rawValue, events: 0, revents: 0)
        // SAFETY: one entry, alive for the call.
        return unsafe poll(&entry, 1, 1000) == 1 && entry.revents & Int16(POLLHUP) != 0
    }
}

extension OwnedDescriptor {
    /// What tells its file from others.
    var inode: Int64 {
        var status = stat()
        // SAFETY: the structure lives as long as the call.
        return unsafe fstat(rawValue, &status) == 0 ? Int64(status.st_ino) : -1
    }
}
