// SPDX-License-Identifier: Apache-2.0

import CMeasuring
import Glibc

/// A program that was started to be measured. It ends with the last reference, if not before.
package final class ChildProcess {
    private let process: pid_t
    private var hasEnded = false

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The path and the arguments.
    ///   - descriptors: What it finds at which number.
    package init(_ command: [String], descriptors: [CInt: CInt]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in descriptors { posix_spawn_file_actions_adddup2(&actions, descriptor, number) }
        let pointers = command.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process: pid_t = 0
        let status = posix_spawn(&process, command[0], &actions, nil, pointers, environ)
        guard status == 0 else {
            throw BenchmarkError("cannot start \(command[0]): \(String(cString: strerror(status)))")
        }
        self.process = process
    }

    deinit {
        guard !hasEnded else { return }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// The memory that it has now, without that of a guest.
    ///
    /// - Parameter guestByteCount: How much memory the guest has, 0 for no guest.
    package func memory(besideGuest guestByteCount: Int = 0) throws -> Memory {
        try Memory(of: process, besideGuest: guestByteCount)
    }

    /// The processor time that it has taken up to now.
    package var processorTime: Duration { .nanoseconds(measuring_processor_nanoseconds(process)) }

    /// Waits until it ends by itself, as it should.
    ///
    /// - Returns: The processor time that it has taken, the system's on its behalf included.
    package func waitForEnd() throws -> Duration {
        var (status, usage): (CInt, rusage) = (0, rusage())
        try check("wait", wait4(process, &status, 0, &usage))
        hasEnded = true
        guard status == 0 else { throw BenchmarkError("a program ended with the status \(status)") }
        return usage.ru_utime.duration + usage.ru_stime.duration
    }
}

extension timeval {
    fileprivate var duration: Duration { .seconds(tv_sec) + .microseconds(tv_usec) }
}
