// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedDescriptor {
    /// Takes over a descriptor that the process was started with, once.
    ///
    /// What a process inherits stays open when a program is executed, and everything that is opened here does not: so
    /// nobody can take what is in use by its number.
    ///
    /// - Throws: `EBADF` where nothing of that number is open, `EBUSY` where it was not inherited or is taken already.
    public init(inherited number: Int32) throws(SystemCallError) {
        let flags = try systemCall("take over a descriptor") { fcntl(number, F_GETFD) }
        guard flags & FD_CLOEXEC == 0 else {
            throw SystemCallError(operation: "take over a descriptor", errno: .busy)
        }
        try systemCall("take over a descriptor") { fcntl(number, F_SETFD, flags | FD_CLOEXEC) }
        self.init(owning: number)
    }
}
