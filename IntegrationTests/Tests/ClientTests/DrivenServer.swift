// SPDX-License-Identifier: Apache-2.0

import Glibc
import Harness
import QMPClient

/// A running program with a client.
struct DrivenServer {
    let scratch: ScratchFolder
    let process: ChildProcess
    let client: QMPClient

    /// Starts a program and connects to it.
    init(_ subject: Subject, _ arguments: [String] = []) async throws {
        let scratch = try ScratchFolder()
        self.scratch = scratch
        let path = scratch.file("qmp")
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let monitor = ["-qmp", "unix:\(path),server=on,wait=off"]
        let arguments = arguments.map { $0.replacing("SCRATCH", with: scratch.path) }
        process = try ChildProcess(subject.command + monitor + arguments, errors: errors.number)
        client = try await Self.connect(path)
    }

    /// QEMU now and then never greets a client that comes while it starts; then the client leaves and comes again.
    private static func connect(_ path: String) async throws -> QMPClient {
        var options = QMPClientOptions()
        options.waitsForServer = true
        options.deadline = .seconds(3)
        var attempts = 0
        while true {
            do throws(QMPClientError) {
                return try await QMPClient.connect(to: .unix(path), options)
            } catch {
                attempts += 1
                if attempts == 7 { throw error }
            }
        }
    }

    /// Whether the program has a command.
    func has(_ command: String) async throws -> Bool {
        let commands = try await client.execute("query-commands", deadline: .seconds(20)).arrayValue ?? []
        return commands.contains { $0["name"] == .string(command) }
    }
}
