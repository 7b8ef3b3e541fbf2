// SPDX-License-Identifier: Apache-2.0

import EchoFloor
import Glibc

/// A running server. It found a listening socket as descriptor 3, so that a client can connect before it is ready and
/// waits for nothing but the server.
final class ServerProcess {
    /// The descriptor that a server finds its socket at.
    static let listener: CInt = 3

    private let program: ServerProgram
    private let folder: TemporaryFolder
    private let path: String
    private let process: pid_t

    /// Starts a program.
    init(_ program: ServerProgram, in folder: TemporaryFolder) throws {
        self.program = program
        self.folder = folder
        path = folder.newPath()
        let listener = try UnixAddress(path).listen()
        defer { close(listener) }
        process = try Self.spawn(program.arguments, listener)
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// A new client; where the server speaks QMP, it has read the greeting.
    func connect() throws -> Client {
        let client = Client(owning: try UnixAddress(path).connect(), of: self)
        if program.speaksQMP { try client.receive(lines: 1) }
        return client
    }

    /// A new client; where the server speaks QMP, it is through with the negotiation.
    func connectAndNegotiate() throws -> Client {
        let client = try connect()
        if program.speaksQMP { try client.ask(Request.negotiate) }
        return client
    }

    /// The memory that the process has now.
    var memory: Memory {
        get throws { try Memory(of: process) }
    }

    /// The processor time that the process has taken up to now.
    var processorTime: Duration { .nanoseconds(echo_floor_processor_nanoseconds(process)) }

    private static func spawn(_ arguments: [String], _ listener: CInt) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, listener, Self.listener)
        let pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process: pid_t = 0
        let status = posix_spawn(&process, arguments[0], &actions, nil, pointers, environ)
        guard status == 0 else {
            throw BenchmarkError("cannot start \(arguments[0]): \(String(cString: strerror(status)))")
        }
        return process
    }
}
