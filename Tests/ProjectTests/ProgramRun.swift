// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a program did: it was started, and ended by itself.
struct ProgramRun {
    /// Why a program could not be run to its end.
    struct Failure: Error {
        let program: String
        let errno: CInt
    }

    /// The exit status, or 128 and the signal's number where one ended it.
    let status: Int32
    let output: String
    let errors: String

    /// Runs a program to its end, without input.
    ///
    /// What it says goes to files, which take any amount; and it is waited for with waitpid(2), which needs no run loop.
    init(_ program: String, _ arguments: [String], in folder: String? = nil) throws {
        let scratch = try Tree([:])
        let said = ["output", "errors"].map { scratch.path + "/" + $0 }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said[0], O_WRONLY | O_CREAT, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said[1], O_WRONLY | O_CREAT, 0o600)
        // The shell changes the folder, which posix_spawn can do only by an extension that Swift does not see.
        let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder ?? ".", program] + arguments
        let pointers = unsafe shell.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let failure = unsafe posix_spawn(&process, shell[0], &actions, nil, pointers, environ)
        guard failure == 0 else { throw Failure(program: program, errno: failure) }
        var state: CInt = 0
        while unsafe waitpid(process, &state, 0) == -1 {
            guard errno == EINTR else { throw Failure(program: program, errno: errno) }
        }
        status = state & 0x7f == 0 ? (state >> 8) & 0xff : 128 + (state & 0x7f)
        output = try String(contentsOfFile: said[0], encoding: .utf8)
        errors = try String(contentsOfFile: said[1], encoding: .utf8)
    }

    /// Runs a program of this package, as built beside these tests.
    init(product: String, _ arguments: [String], in folder: String? = nil) throws {
        try self.init(Self.path(ofProduct: product), arguments, in: folder)
    }

    /// The path of a program of this package, as built beside these tests.
    static func path(ofProduct product: String) throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: product).path
    }
}
