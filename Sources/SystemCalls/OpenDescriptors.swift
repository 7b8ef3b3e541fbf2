// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// What the process has open.
package enum OpenDescriptors {
    /// How many descriptors are open in the whole process, for tests that look for leaks.
    ///
    /// Other tests open and close some meanwhile, so such a test runs in a process of its own.
    package static func count() throws(SystemCallError) -> Int {
        let path = "/proc/self/fd"
        // SAFETY: the string lives as long as the call.
        guard let directory = unsafe opendir(path) else {
            throw SystemCallError(operation: "open", path: path, errno: .last)
        }
        defer { unsafe closedir(directory) }
        // The entries are two for the directories, one for the descriptor that reads them, and the others.
        var count = -3
        // SAFETY: the directory is open until the end of the function.
        while unsafe readdir(directory) != nil { count += 1 }
        return count
    }
}
