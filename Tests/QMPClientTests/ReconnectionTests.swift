// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Reconnection")
struct ReconnectionTests {
    private static func policy(attempts: Int? = nil) -> QMPClientOptions {
        options { options in
            options.reconnection = QMPReconnection(
                firstDelay: .milliseconds(5),
                longestDelay: .milliseconds(20),
                attempts: attempts
            )
        }
    }

    @Test("what is under way when the connection is lost fails; what comes after is executed over the next one")
    func reconnects() async throws {
        let pair = try await Pair(Self.policy()) { peer in
            let request = try peer.receive()
            if request.name == "first" { return peer.disconnect() }
            try peer.reply(to: request, .string(request.name))
            _ = try? peer.receive()
        }
        let client = pair.client
        let message = await failure { () throws(QMPClientError) in try await client.execute("first") }
        #expect(message == "The server closed the connection")
        #expect(try await client.execute("second", deadline: .seconds(60)) == "second")
        #expect(pair.server.clientCount == 2)
        try await pair.finish()
    }

    @Test("events come from the next connection in the same sequence")
    func events() async throws {
        let pair = try await Pair(Self.policy()) { peer in
            try peer.emit("CONNECTED")
        }
        var count = 0
        for await event in pair.client.events() where event.name == "CONNECTED" {
            count += 1
            if count == 3 { break }
        }
        #expect(count == 3)
        // The client may be about to connect once more.
        pair.server.stop()
        try await pair.finish()
    }

    @Test("so many attempts fail, then the client ends with the reason, and so does what waited")
    func givesUp() async throws {
        let pair = try await Pair(Self.policy(attempts: 2)) { peer in _ = try? peer.receive() }
        let client = pair.client
        pair.server.stop()
        let message = await failure { () throws(QMPClientError) in
            while true { try await client.execute("query-name", deadline: .seconds(60)) }
        }
        #expect(message != nil)
        await #expect(throws: QMPClientError.self) { try await client.execute("query-name") }
        #expect(client.closeReason != nil)
        try await pair.finish()
    }

    @Test("the deadline of a command that waits for a connection ends, too")
    func deadline() async throws {
        let pair = try await Pair(options { $0.reconnection = QMPReconnection(firstDelay: .seconds(60)) }) { _ in }
        let client = pair.client
        var message: String?
        repeat {
            message = await failure { () throws(QMPClientError) in
                try await client.execute("query-name", deadline: .milliseconds(20))
            }
        } while message == "The server closed the connection"
        #expect(message == "The time is up")
        try await pair.finish()
    }
}
