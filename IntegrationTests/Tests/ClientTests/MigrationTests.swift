// SPDX-License-Identifier: Apache-2.0

import Harness
import QEMUProtocol
import QMPClient
import Testing

@Suite("The client and migration")
struct MigrationTests {
    private static let deadline = Duration.seconds(30)

    @Test("moves a running machine from one program to another, where they can", arguments: Subject.there)
    func migrate(subject: Subject) async throws {
        let source = try await DrivenServer(subject)
        guard try await source.has("migrate") else {
            await #expect(throws: QMPClientError.self) {
                try await source.client.migrateCancel(deadline: Self.deadline)
            }
            return await source.client.close()
        }
        let target = try await DrivenServer(subject, ["-incoming", "defer"])
        let uri = "unix:" + target.scratch.file("migration")
        try await target.client.wait(until: .incomingMigration, deadline: Self.deadline)
        try await source.client.cont(deadline: Self.deadline)
        try await target.client.execute("migrate-incoming", arguments: ["uri": .string(uri)], deadline: Self.deadline)
        try await source.client.execute("migrate", arguments: ["uri": .string(uri)], deadline: Self.deadline)
        try await source.client.wait(for: "query-migrate", deadline: Self.deadline) { $0["status"] == "completed" }
        try await source.client.wait(until: .afterMigration, deadline: Self.deadline)
        // The target was started with -S, and stays where it is once it has the machine.
        try await target.client.wait(until: .paused, deadline: Self.deadline)
        try await target.client.cont(deadline: Self.deadline)
        try await target.client.wait(until: .running, deadline: Self.deadline)
        for server in [source, target] {
            try await server.client.quit(deadline: Self.deadline)
            #expect(try server.process.wait() == .exit(0))
            await server.client.close()
        }
    }
}
