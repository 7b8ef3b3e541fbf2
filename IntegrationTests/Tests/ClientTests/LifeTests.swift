// SPDX-License-Identifier: Apache-2.0

import Harness
import QEMUProtocol
import QMPClient
import Testing

@Suite("The client and the life of a machine")
struct LifeTests {
    private static let deadline = Duration.seconds(20)

    @Test("greets, with a version", arguments: Subject.there)
    func greeting(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let version = try #require(server.client.greeting.version)
        #expect(version.major >= 7)
        let told = try await server.client.queryVersion(deadline: Self.deadline)
        #expect(told.qemu.major == Int64(version.major))
        await server.client.close()
    }

    @Test("starts, stops and ends it, with the events in between", arguments: Subject.there)
    func stopAndGo(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let client = server.client
        let events = client.events()
        try await client.wait(until: .prelaunch, deadline: Self.deadline)
        try await client.cont(deadline: Self.deadline)
        try await client.wait(until: .running, deadline: Self.deadline)
        try await client.stop(deadline: Self.deadline)
        let status = try await client.queryStatus(deadline: Self.deadline)
        #expect(status.status == .paused)
        try await client.quit(deadline: Self.deadline)
        var names: [String] = []
        for await event in events { names.append(event.name) }
        #expect(names == ["RESUME", "STOP", "SHUTDOWN"])
        #expect(events.droppedCount == 0)
        #expect(try server.process.wait() == .exit(0))
        await client.close()
    }

    @Test("has typed events", arguments: Subject.there)
    func typedEvents(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let events = server.client.events(of: Events.Shutdown.self)
        try await server.client.quit(deadline: Self.deadline)
        var iterator = events.makeAsyncIterator()
        let shutdown = try await iterator.next()
        #expect(shutdown?.event.reason == .hostQmpQuit)
        #expect(shutdown?.timestamp != nil)
        await server.client.close()
    }

    @Test("reads its whole schema, and every error is typed", arguments: Subject.there)
    func schemaAndErrors(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let client = server.client
        let schema = try await client.execute("query-qmp-schema", deadline: Self.deadline)
        #expect((schema.arrayValue?.count ?? 0) > 50)
        let error = await #expect(throws: QMPClientError.self) {
            try await client.qomGet(path: "/none", property: "type", deadline: Self.deadline)
        }
        guard case .server(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.errorClass == .deviceNotFound)
        #expect(try await client.execute("query-name", deadline: Self.deadline) == [:])
        await client.close()
    }

    @Test("executes thousands of commands at once", arguments: Subject.there)
    func many(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let client = server.client
        try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<2000 {
                group.addTask {
                    do throws(QMPClientError) {
                        try await client.closefd(fdname: "n\(number)", deadline: .seconds(60))
                        return "closed"
                    } catch {
                        return "\(error)" == "File descriptor named 'n\(number)' not found" ? nil : "\(error)"
                    }
                }
            }
            for try await failure in group { #expect(failure == nil) }
        }
        await client.close()
    }
}
