// SPDX-License-Identifier: Apache-2.0

import Harness
import QEMUProtocol
import QMPClient
import Testing

@Suite("The client and jobs")
struct JobTests {
    private static let deadline = Duration.seconds(20)

    @Test("starts one, waits for its end and dismisses it, where there are any", arguments: Subject.there)
    func job(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let client = server.client
        guard try await server.has("blockdev-create") else {
            await #expect(throws: QMPClientError.self) { try await client.queryJobs(deadline: Self.deadline) }
            return await client.close()
        }
        let changes = client.events(of: Events.JobStatusChange.self)
        let options: JSONObject = [
            "driver": "file", "filename": .string(server.scratch.file("image")), "size": 1_048_576,
        ]
        try await client.execute(
            "blockdev-create",
            arguments: ["job-id": "make", "options": .object(options)],
            deadline: Self.deadline
        )
        let jobs = try await client.wait(for: "query-jobs", deadline: Self.deadline) { jobs in
            jobs.arrayValue?.first?["status"] == "concluded"
        }
        #expect(jobs.arrayValue?.first?["error"] == nil)
        try await client.jobDismiss(id: "make", deadline: Self.deadline)
        #expect(try await client.queryJobs(deadline: Self.deadline).isEmpty)
        await client.close()
        var states: [JobStatus] = []
        for try await change in changes where change.event.id == "make" { states.append(change.event.status) }
        #expect(states.first == .created)
        #expect(states.contains(.concluded))
    }
}
