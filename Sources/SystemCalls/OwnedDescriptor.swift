// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file descriptor with exactly one owner, who closes it by letting go of it.
public struct OwnedDescriptor: ~Copyable, Sendable {
    /// The number, for system calls made while this value is alive.
    package let rawValue: CInt

    /// Takes over a descriptor that nobody else closes.
    package init(owning rawValue: CInt) {
        precondition(rawValue >= 0, "not a descriptor: \(rawValue)")
        self.rawValue = rawValue
    }

    deinit {
        // Nobody is left to be told of an error; whoever writes and wants to know calls close().
        _ = Glibc.close(rawValue)
    }

    /// Closes the descriptor and says whether that went well: some file systems report a failed write only now.
    ///
    /// It is closed in any case. Linux has given up the number even where close(2) is interrupted, so that is no error.
    ///
    /// - Throws: The error of an earlier write.
    public consuming func close() throws(SystemCallError) {
        let number = rawValue
        discard self
        let forced = ForcedErrors.next(for: "close")
        guard Glibc.close(number) == -1 || forced != nil else { return }
        let failure = forced ?? .last
        if failure != .interrupted { throw SystemCallError(operation: "close", errno: failure) }
    }

    /// Gives up the descriptor: whoever takes the number has to close it.
    package consuming func release() -> CInt {
        let number = rawValue
        discard self
        return number
    }

    /// A second descriptor of the same open file, closed on exec.
    public func duplicate() throws(SystemCallError) -> OwnedDescriptor {
        OwnedDescriptor(owning: try systemCall("duplicate") { fcntl(rawValue, F_DUPFD_CLOEXEC, 0) })
    }
}
