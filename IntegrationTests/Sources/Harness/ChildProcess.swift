// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A program that runs until it ends by itself or is no longer referred to.
package final class ChildProcess {
    /// How a program ended.
    package enum Ending: Equatable {
        case exit(CInt)
        case signal(CInt)
    }

    /// The process's number.
    package let identifier: pid_t
    private var ending: Ending?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the program's path and its arguments
    ///   - streams: what becomes its standard streams; nil for `/dev/null`
    ///   - inherited: descriptors that it gets under the same numbers
    package init(
        _ command: [String],
        input: CInt? = nil,
        output: CInt? = nil,
        errors: CInt? = nil,
        inherited: [CInt] = []
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (stream, descriptor) in [input, output, errors].enumerated() {
            if let descriptor {
                posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(stream))
            } else {
                posix_spawn_file_actions_addopen(&actions, CInt(stream), "/dev/null", O_RDWR, 0)
            }
        }
        // Duplicating a descriptor onto itself makes it survive.
        for descriptor in inherited { posix_spawn_file_actions_adddup2(&actions, descriptor, descriptor) }
        var attributes = posix_spawnattr_t()
        Self.resetSignals(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        let pointers = command.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process: pid_t = 0
        let status = withNoProgramStarting {
            posix_spawn(&process, command[0], &actions, &attributes, pointers, environ)
        }
        guard status == 0 else { throw SystemFailure("\(command[0]): \(String(cString: strerror(status)))") }
        identifier = process
    }

    deinit {
        guard ending == nil else { return }
        kill(identifier, SIGKILL)
        waitpid(identifier, nil, 0)
    }

    /// All signals act as usual and none is blocked, whatever holds for the thread that starts the program.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    }

    /// Sends a signal.
    package func send(_ signal: CInt) { if ending == nil { kill(identifier, signal) } }

    /// How it ended, once it has.
    package func poll() throws -> Ending? {
        if let ending { return ending }
        var status: CInt = 0
        guard try check(waitpid(identifier, &status, WNOHANG), "waitpid") > 0 else { return nil }
        let signal = status & 0x7F
        ending = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
        return ending
    }

    /// Waits until it ends.
    package func wait(until deadline: Deadline = .ofAnswers) throws -> Ending {
        try deadline.poll("end of process") { try poll() }
    }

    /// Connects to it, waiting until it listens.
    package func connect(to address: SocketAddress) throws -> Descriptor {
        try Deadline.ofAnswers.poll("connection to \(address)") {
            if let ending = try poll() { throw SystemFailure("the server ended with \(ending)") }
            return try Descriptor(connectingTo: address)
        }
    }

    /// The memory that it has in use.
    package func residentBytes() throws -> Int {
        let pages = try String(contentsOfFile: "/proc/\(identifier)/statm", encoding: .utf8).split(separator: " ")[1]
        return (Int(pages) ?? 0) * sysconf(CInt(_SC_PAGESIZE))
    }

    /// The number of descriptors that it has open.
    package func openDescriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(identifier)/fd").count
    }
}
