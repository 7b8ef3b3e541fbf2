// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// A program that goes on behind the back of whoever started it: in a process and a session of its own, which no terminal
/// controls.
///
/// The process that was started waits until the other has said that it is ready, and ends with the status 0 then; with 1
/// where the other ended before.
public struct Daemon: ~Copyable {
    /// Where the other process says that it is ready.
    private let readiness: OwnedDescriptor

    /// Goes on in another process: this returns there alone. What is open stays so, and complaints go where they went.
    ///
    /// The process has one thread: of the others nothing would be left but what they have locked.
    public init() throws(SystemCallError) {
        precondition(Self.threadCount == 1, "a process with several threads becomes no daemon")
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let writeEnd = pipe.writeEnd
        let child = try Self.fork()
        if child > 0 {
            try? writeEnd.close()
            // It has ended at once, and nobody else may be there to learn that.
            waitpid(child, nil, 0)
            exitProcess(status: Self.isReady(readEnd) ? 0 : 1)
        }
        // The first process of a session could get a terminal again, so it leaves the session to another one.
        setsid()
        if try Self.fork() > 0 { _exit(0) }
        umask(0o027)
        readiness = writeEnd
    }

    /// Lets the process that was started end with success. The standard streams lead nowhere from now on.
    public consuming func announce() throws(SystemCallError) {
        // SAFETY: the string lives as long as the call.
        let nowhere = OwnedDescriptor(
            owning: try systemCall("open", path: "/dev/null") { unsafe open("/dev/null", O_RDWR | O_CLOEXEC) }
        )
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            try systemCall("duplicate") { dup2(nowhere.rawValue, stream) }
        }
        try readiness.write([0])
    }

    /// Waits for the other process.
    private static func isReady(_ readEnd: borrowing OwnedDescriptor) -> Bool {
        var word: [UInt8] = [1]
        return (try? readEnd.read(into: &word)) == 1 && word == [0]
    }

    /// Makes a second process of this one.
    ///
    /// - Returns: Its number; 0 in itself.
    private static func fork() throws(SystemCallError) -> pid_t { try systemCall("fork") { clinux_fork() } }

    /// How many threads the process has: the 18th number behind its name, which may have parentheses and spaces itself.
    private static var threadCount: Int? {
        guard let line = try? FileSystem.readFile("/proc/self/stat") else { return nil }
        guard let nameEnd = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = line[nameEnd...].split(separator: UInt8(ascii: " "))
        return fields.count > 18 ? Int(String(decoding: fields[18], as: UTF8.self)) : nil
    }
}
