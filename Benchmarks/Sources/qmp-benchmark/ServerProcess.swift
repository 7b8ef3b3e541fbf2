// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

/// A running server. It found a listening socket as descriptor 3, so that a client can connect before it is ready and
/// waits for nothing but the server.
final class ServerProcess {
    /// The descriptor that a server finds its socket at.
    static let listener: CInt = 3

    private let program: ServerProgram
    private let folder: TemporaryFolder
    private let path: String
    private let process: ChildProcess

    /// Starts a program.
    init(_ program: ServerProgram, in folder: TemporaryFolder) throws {
        self.program = program
        self.folder = folder
        path = folder.newPath()
        let listener = try UnixAddress(path).listen()
        defer { close(listener) }
        process = try ChildProcess(program.arguments, descriptors: [Self.listener: listener])
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
        get throws { try process.memory() }
    }

    /// The processor time that the process has taken up to now.
    var processorTime: Duration { process.processorTime }
}
