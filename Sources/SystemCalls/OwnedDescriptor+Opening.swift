// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension OwnedDescriptor {
    /// A duplicate of a descriptor that somebody else owns and keeps, closed on exec.
    public init(duplicating number: Int32) throws(SystemCallError) {
        self.init(owning: try systemCall("duplicate") { fcntl(number, F_DUPFD_CLOEXEC, 0) })
    }

    /// Opens a file.
    ///
    /// - Parameter permissions: Those of a file that is made, less what the process masks.
    public init(
        opening path: String,
        _ flags: OpenFlags = .readOnly,
        permissions: UInt32 = 0o666
    ) throws(SystemCallError) {
        // SAFETY: the string lives as long as the call.
        let number = try systemCall("open", path: path) {
            unsafe Glibc.open(path, flags.rawValue | O_CLOEXEC, permissions)
        }
        self.init(owning: number)
    }
}
