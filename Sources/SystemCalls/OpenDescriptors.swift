// SPDX-License-Identifier: Apache-2.0

#if DEBUG
internal import CLinux
internal import Glibc
internal import Synchronization

/// What is open, for tests that look for leaks. Debug builds only.
package enum OpenDescriptors {
    /// Runs `body` on a thread that has a table of descriptors of its own, shared only with the threads that it starts,
    /// and waits for it. So what the rest of the process opens and closes meanwhile does not count.
    package static func withOwnTable<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) throws -> Value {
        let outcome = Outcome<Value>()
        let thread = try OwnedThread(name: "own descriptors") {
            let result = Result<Value, any Error> {
                try systemCall("unshare descriptors") { clinux_unshare_descriptors() }
                return try body()
            }
            outcome.result.withLock { $0 = result }
        }
        thread.join()
        guard let result = outcome.result.withLock({ $0 }) else { preconditionFailure("the thread has ended") }
        return try result.get()
    }

    /// How many descriptors are open in the table of the calling thread.
    package static func count() throws(SystemCallError) -> Int {
        let path = "/proc/thread-self/fd"
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

    private final class Outcome<Value: Sendable>: Sendable {
        /// Set by the thread; the mutex guards it.
        let result = Mutex<Result<Value, any Error>?>(nil)
    }
}
#endif
