// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

extension Measurements {
    private static let clientCount = 100

    /// What a client costs that only listens.
    func idleClients() throws -> Finding {
        let (one, hundred) = (try idleMemory(of: apus), try idleMemory(of: apus, clients: Self.clientCount))
        let kilobytes = Double(hundred.anonymousKilobytes - one.anonymousKilobytes) / Double(Self.clientCount - 1)
        return Finding("memory of an idle client, of \(Self.clientCount)", "\(kilobytes.rounded(places: 1)) kB")
    }

    /// The memory of a server once its clients are through with the negotiation.
    func idleMemory(of program: ServerProgram, clients count: Int = 1) throws -> Memory {
        let server = try ServerProcess(program, in: folder)
        let clients = try (0..<count).map { _ in try server.connectAndNegotiate() }
        return try withExtendedLifetime(clients) {
            usleep(300_000)
            return try server.memory
        }
    }

    /// What an event costs that goes to 100 clients, and the reply to the one that asked for it.
    func events(_ library: ServerProgram) throws -> Finding {
        let count = 500
        let server = try ServerProcess(library, in: folder)
        let clients = try (0..<Self.clientCount).map { _ in try server.connectAndNegotiate() }
        let processorTime = server.processorTime
        let time = try clock.measure {
            for _ in 0..<count {
                // The event comes before the reply.
                try clients[0].send(Request.emit)
                try clients[0].receive(lines: 2)
                for client in clients.dropFirst() { try client.receive(lines: 1) }
            }
        }
        let work = (server.processorTime - processorTime) / count
        return Finding(
            "event to \(Self.clientCount) clients",
            "\(work.microseconds) of the server's processor time",
            "\((work / Self.clientCount).microseconds) for each",
            "\((time / count).microseconds) until all have read it"
        )
    }
}
