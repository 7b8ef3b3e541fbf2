// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSON

/// A real QEMU without a machine, driven over its standard streams.
final class QEMUProcess {
    /// Why an exchange failed.
    struct Failure: Error {
        let reason: String
    }

    private let process: pid_t
    private let input: CInt
    private let output: CInt
    private var parser = JSONParser()
    private var received: [UInt8] = []
    private var position = 0

    /// Starts the program for an architecture and negotiates.
    ///
    /// Without defaults it loads no module: it would look for modules in the system's folder, where those of another
    /// release may be.
    init(_ architecture: String) throws {
        let options = ["-nodefaults", "-machine", "none", "-display", "none", "-S", "-qmp", "stdio"]
        let arguments = [Oracles.program(architecture), "-L", Oracles.data] + options
        let (childInput, input) = try Self.pipe()
        let (output, childOutput) = try Self.pipe()
        (self.input, self.output) = (input, output)
        process = try Self.spawn(arguments, input: childInput, output: childOutput)
        close(childInput)
        close(childOutput)
        _ = try nextMessage()
        _ = try execute("qmp_capabilities")
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(input)
        close(output)
    }

    /// Runs a command and waits for its reply; events in between are passed over.
    func execute(_ command: String) throws -> JSONValue {
        let request = Array("{\"execute\": \"\(command)\"}\n".utf8)
        guard write(input, request, request.count) == request.count else {
            throw Failure(reason: "QEMU takes no input")
        }
        while true {
            let message = try nextMessage()
            if let value = message["return"] { return value }
            if let error = message["error"] { throw Failure(reason: "\(command): \(error)") }
        }
    }

    private func nextMessage() throws -> JSONValue {
        while true {
            switch parser.next(in: received, from: &position) {
            case .value(let value): return value
            case .failure(let error): throw error
            case nil:
                var buffer = [UInt8](repeating: 0, count: 65536)
                let count = read(output, &buffer, buffer.count)
                guard count > 0 else { throw Failure(reason: "QEMU closed its output") }
                received = Array(buffer.prefix(count))
                position = 0
            }
        }
    }

    private static func pipe() throws -> (reading: CInt, writing: CInt) {
        var ends: [CInt] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw Failure(reason: "no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(_ arguments: [String], input: CInt, output: CInt) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        let pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var process: pid_t = 0
        let status = posix_spawn(&process, arguments[0], &actions, nil, pointers, environ)
        guard status == 0 else { throw Failure(reason: "cannot start \(arguments[0]): \(status)") }
        return process
    }
}
