// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Deadlines and cancellation")
struct DeadlineTests {
    @Test("a command whose time is up fails, and its late reply is not another's")
    func deadline() async throws {
        let gate = Gate()
        let pair = try await Pair { peer in
            let late = try peer.receive()
            gate.wait()
            let next = try peer.receive()
            try peer.reply(to: late, "late")
            try peer.reply(to: next, "next")
        }
        let client = pair.client
        let message = await failure { () throws(QMPClientError) in
            try await client.execute("slow", deadline: .milliseconds(20))
        }
        #expect(message == "The time is up")
        gate.open()
        #expect(try await client.execute("next", deadline: .seconds(30)) == "next")
        try await pair.finish()
    }

    @Test("without ids, too, a late reply is not another's")
    func deadlineWithoutIDs() async throws {
        let gate = Gate()
        let pair = try await Pair { peer in
            _ = try peer.receive()
            gate.wait()
            try peer.send(.reply(JSONValue.string("late"), id: nil))
            _ = try peer.receive()
            try peer.send(.reply(JSONValue.string("next"), id: nil))
        }
        let client = pair.client
        _ = await failure { () throws(QMPClientError) in try await client.execute("slow", deadline: .milliseconds(20)) }
        gate.open()
        #expect(try await client.execute("next") == "next")
        try await pair.finish()
    }

    @Test("a command without any time is not sent", arguments: [Duration.zero, .seconds(-1)])
    func noTime(deadline: Duration) async throws {
        let pair = try await Pair { peer in
            let request = try peer.receive()
            try peer.reply(to: request, .string(request.name))
        }
        let client = pair.client
        let message = await failure { () throws(QMPClientError) in try await client.execute("slow", deadline: deadline)
        }
        #expect(message == "The time is up")
        #expect(try await client.execute("next", deadline: .seconds(1_000_000_000_000)) == "next")
        try await pair.finish()
    }

    @Test("deadlines end in their order, whatever the order of the commands")
    func order() async throws {
        let gate = Gate()
        let pair = try await Pair { peer in
            gate.wait()
            peer.disconnect()
        }
        let client = pair.client
        let order = await withTaskGroup(of: Int.self) { group in
            for milliseconds in [650, 50, 350] {
                group.addTask {
                    _ = await failure { () throws(QMPClientError) in
                        try await client.execute("slow", deadline: .milliseconds(milliseconds))
                    }
                    return milliseconds
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(order == [50, 350, 650])
        gate.open()
        try await pair.finish()
    }

    @Test("a task that is cancelled does not wait on, and the late reply is not another's")
    func cancelled() async throws {
        let received = Gate()
        let gate = Gate()
        let pair = try await Pair { peer in
            let late = try peer.receive()
            received.open()
            gate.wait()
            try peer.reply(to: late, "late")
            try peer.reply(to: try peer.receive(), "next")
        }
        let client = pair.client
        let task = Task { await failure { () throws(QMPClientError) in try await client.execute("slow") } }
        await received.opened()
        task.cancel()
        #expect(await task.value == "The task was cancelled")
        gate.open()
        #expect(try await client.execute("next") == "next")
        try await pair.finish()
    }

    @Test("a task that was cancelled before sends nothing")
    func cancelledBefore() async throws {
        let pair = try await Pair { peer in
            let request = try peer.receive()
            try peer.reply(to: request, .string(request.name))
        }
        let client = pair.client
        let task = Task {
            // The sleep ends at once, as the task is cancelled while it sleeps or before.
            try? await Task.sleep(for: .seconds(60))
            return await failure { () throws(QMPClientError) in try await client.execute("never") }
        }
        task.cancel()
        #expect(await task.value == "The task was cancelled")
        #expect(try await client.execute("next") == "next")
        try await pair.finish()
    }
}
