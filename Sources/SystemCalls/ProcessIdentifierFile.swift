// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file that tells the number of this process. It is locked, so that two processes cannot have the same, and goes with
/// this object.
public final class ProcessIdentifierFile {
    private let path: String
    private let file: OwnedDescriptor

    /// Makes the file, or takes one over that a process has left behind.
    ///
    /// - Throws: operation `create` where there can be none, `lock` where another process has it, and what else fails.
    public init(_ path: String) throws(SystemCallError) {
        self.path = path
        file = try Self.lockedFile(path)
        let line = Array("\(getpid())\n".utf8)
        let number = file.rawValue
        do throws(SystemCallError) {
            try systemCall("truncate", path: path) { ftruncate(number, 0) }
            try file.write(line, path: path)
        } catch {
            Self.remove(path)
            throw error
        }
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        // SAFETY: the string lives as long as the call.
        _ = unsafe unlink(path)
    }

    /// Opens and locks the file. One that was removed or replaced meanwhile is not what others will look at.
    private static func lockedFile(_ path: String) throws(SystemCallError) -> OwnedDescriptor {
        while true {
            let number = try systemCall("create", path: path) {
                // SAFETY: the string lives as long as the call.
                unsafe open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
            }
            let file = OwnedDescriptor(owning: number)
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            try systemCall("lock", path: path) {
                // SAFETY: the structure lives as long as the call.
                unsafe fcntl(number, F_SETLK, &lock)
            }
            if isSame(path, number) { return file }
        }
    }

    private static func isSame(_ path: String, _ number: CInt) -> Bool {
        var (named, opened) = (stat(), stat())
        // SAFETY: the string and the structures live as long as the calls.
        guard unsafe stat(path, &named) == 0, unsafe fstat(number, &opened) == 0 else { return false }
        return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
    }
}
