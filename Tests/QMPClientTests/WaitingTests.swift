// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Waiting")
struct WaitingTests {
    /// Answers `query-status` with a state.
    private static func tell(_ state: String, _ peer: QMPTestPeer) throws {
        let request = try peer.expect("query-status")
        try peer.reply(to: request, ["status": .string(state), "running": .bool(state == "running")])
    }

    @Test("a state that is there already is not waited for")
    func already() async throws {
        let pair = try await Pair { peer in try Self.tell("running", peer) }
        try await pair.client.wait(until: .running)
        try await pair.finish()
    }

    @Test("after an event the machine is asked, and not taken for what the event says")
    func asks() async throws {
        let pair = try await Pair { peer in
            try Self.tell("suspended", peer)
            try peer.emit("RESUME")
            try Self.tell("suspended", peer)
            try peer.emit("WAKEUP")
            try Self.tell("running", peer)
        }
        try await pair.client.wait(until: .running, deadline: .seconds(60))
        try await pair.finish()
    }

    @Test("a state that comes without an event is found all the same")
    func withoutEvent() async throws {
        let pair = try await Pair { peer in
            try Self.tell("inmigrate", peer)
            try Self.tell("paused", peer)
        }
        try await pair.client.wait(until: "paused", deadline: .seconds(60))
        try await pair.finish()
    }

    @Test("a state that does not come is given up when the time is up")
    func never() async throws {
        let pair = try await Pair { peer in
            while (try? Self.tell("paused", peer)) != nil {}
        }
        let message = await failure { () throws(QMPClientError) in
            try await pair.client.wait(until: .running, deadline: .milliseconds(30))
        }
        #expect(message == "The time is up")
        try await pair.finish()
    }

    @Test("for an event that satisfies a condition")
    func event() async throws {
        let pair = try await Pair { peer in
            try peer.emit("JOB_STATUS_CHANGE", ["status": "running"])
            try peer.emit("JOB_STATUS_CHANGE", ["status": "concluded"])
            _ = try? peer.receive()
        }
        let events = pair.client.events()
        let event = try await pair.client.wait(for: events, deadline: .seconds(60)) {
            $0.data["status"] == "concluded"
        }
        #expect(event.name == "JOB_STATUS_CHANGE")
        let message = await failure { () throws(QMPClientError) in
            _ = try await pair.client.wait(for: events, deadline: .milliseconds(20)) { _ in true }
        }
        #expect(message == "The time is up")
        try await pair.finish()
    }

    @Test("for an event ends with the client")
    func closed() async throws {
        let pair = try await Pair { _ in }
        let message = await failure { () throws(QMPClientError) in
            _ = try await pair.client.wait(for: pair.client.events()) { _ in true }
        }
        #expect(message == "The server closed the connection")
        try await pair.finish()
    }
}
