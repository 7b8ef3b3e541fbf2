// SPDX-License-Identifier: Apache-2.0

import Glibc
import QAPI
import QMPTestServer
import Testing

@testable import QMPClient

@Suite("Waiting in place")
struct InPlaceWaitTests {
    @Test("goes on as long as it works out")
    func workingOut() {
        var wait = InPlaceWait(isWanted: true)
        var turns: [Int] = []
        for number in 1...64 {
            #expect(pause(&wait) == 0)
            if wait.succeeded() { turns.append(number) }
        }
        #expect(turns == [32, 64])
    }

    @Test("is tried again after more and more commands where it does not, and each time once it did")
    func notWorkingOut() {
        var wait = InPlaceWait(isWanted: true)
        var pauses: [Int] = []
        for _ in 0..<10 {
            wait.failed()
            pauses.append(pause(&wait))
        }
        #expect(pauses == [8, 16, 32, 64, 128, 256, 512, 1024, 1024, 1024])
        _ = wait.succeeded()
        #expect(pause(&wait) == 0)
        wait.failed()
        #expect(pause(&wait) == 8)
    }

    /// How many commands pass until the next try, the one of which is made.
    private func pause(_ wait: inout InPlaceWait) -> Int {
        var count = 0
        while !wait.isWorthwhile() { count += 1 }
        return count
    }

    @Test("is left alone where it is not wanted")
    func unwanted() {
        var wait = InPlaceWait(isWanted: false)
        let isWorthwhile = wait.isWorthwhile()
        #expect(!isWorthwhile)
    }

    @Test(
        "each command has its reply, and readers have the events, whether replies come soon, late or now and then",
        arguments: [0, 20, 95, 105, 1000] as [UInt32],
        [Duration.zero, .microseconds(100), .seconds(1)]
    )
    func delays(microseconds: UInt32, wait: Duration) async throws {
        let pair = try await Pair(options { $0.inPlaceWait = wait }) { peer in
            for number in 0..<50 as Range<Int64> {
                let request = try peer.expect("query-name")
                try peer.emit("RESUME")
                if number % 3 != 0 { usleep(microseconds) }
                try peer.reply(to: request, JSONValue.integer(number))
            }
        }
        var events = pair.client.events().makeAsyncIterator()
        for number in 0..<50 as Range<Int64> {
            #expect(try await pair.client.execute("query-name") == .integer(number))
            #expect(await events.next()?.name == "RESUME")
        }
        try await pair.finish()
    }

    @Test("is over when the server ends")
    func end() async throws {
        let pair = try await Pair(options { $0.inPlaceWait = .seconds(100) }) { peer in
            _ = try peer.expect("query-name")
        }
        let message = await failure { () throws(QMPClientError) in try await pair.client.execute("query-name") }
        #expect(message == "\(QMPClientError.closed(.byServer))")
        try await pair.finish()
    }

    @Test("is over when something comes that the server must not send")
    func violation() async throws {
        let pair = try await Pair(options { $0.inPlaceWait = .seconds(100) }) { peer in
            _ = try peer.expect("query-name")
            try peer.send(QMPTestMessage(text: "[]"))
        }
        let message = await failure { () throws(QMPClientError) in try await pair.client.execute("query-name") }
        #expect(message == "\(QMPClientError.protocolViolation(.notMessage))")
        try await pair.finish()
    }
}
