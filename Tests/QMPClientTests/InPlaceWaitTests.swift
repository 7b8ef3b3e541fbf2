// SPDX-License-Identifier: Apache-2.0

import Glibc
import QAPI
import QMPTestServer
import SystemCalls
import Testing

@testable import QMPClient

@Suite("Waiting in place", .serialized)
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

    @Test("a command that waits for another's descriptors is sent when that is answered")
    func descriptors() async throws {
        let options = options {
            $0.inPlaceWait = .seconds(1)
            $0.enablesOutOfBand = true
        }
        let server = try QMPTestServer { peer in
            try peer.send(.greeting(capabilities: ["oob"]))
            try peer.reply(to: try peer.expect("qmp_capabilities"))
            for _ in 0..<2 {
                let request = try peer.expect("getfd")
                // Meanwhile the other comes, and waits.
                usleep(100_000)
                try peer.reply(to: request)
            }
        }
        let client = try await QMPClient.connect(to: .unix(server.path), options)
        try await withThrowingDiscardingTaskGroup { group in
            for name in ["a", "b"] {
                let pipe = try Pipe()
                let descriptor = SharedDescriptor(pipe.readEnd)
                group.addTask {
                    try await client.execute(
                        "getfd",
                        arguments: ["fdname": .string(name)],
                        passing: [descriptor],
                        deadline: .seconds(10)
                    )
                }
            }
        }
        await client.close()
        try await server.finish()
    }

    @Test("who closes the client is told apart from a server that ends")
    func closing() async throws {
        for _ in 0..<10 {
            let isAsked = Gate()
            let pair = try await Pair(options { $0.inPlaceWait = .seconds(1) }) { peer in
                _ = try peer.expect("query-name")
                isAsked.open()
                _ = try? peer.receive()
            }
            async let message = failure { () throws(QMPClientError) in try await pair.client.execute("query-name") }
            await isAsked.opened()
            await pair.client.close()
            #expect(await message == "\(QMPClientError.closed(.byClient))")
            #expect(pair.client.closeReason.map { "\($0)" } == "\(QMPClientError.closed(.byClient))")
            try await pair.server.finish()
        }
    }

    @Test("is over when the command's time is up")
    func deadline() async throws {
        let pair = try await Pair(options { $0.inPlaceWait = .seconds(100) }) { peer in
            _ = try peer.expect("query-name")
            _ = try? peer.receive()
        }
        let message = await failure { () throws(QMPClientError) in
            try await pair.client.execute("query-name", deadline: .milliseconds(20))
        }
        #expect(message == "\(QMPClientError.deadlineExceeded)")
        try await pair.finish()
    }

    @Test("does not keep the rest of a large command from being sent")
    func largeCommand() async throws {
        let pair = try await Pair(options { $0.inPlaceWait = .seconds(100) }) { peer in
            usleep(20_000)
            try peer.reply(to: try peer.expect("query-name"))
        }
        let text = JSONValue.string(String(repeating: "x", count: 2_000_000))
        try await pair.client.execute("query-name", arguments: ["text": text], deadline: .seconds(50))
        try await pair.finish()
    }
}
