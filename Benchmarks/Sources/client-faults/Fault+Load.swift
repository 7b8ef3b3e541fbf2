// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer

extension Fault {
    /// So many commands are under way at once, and answered in an order that the seed decides.
    static func anyOrder(of count: Int, seed: UInt64) async throws {
        try await withClient { peer in
            var random = SeededGenerator(seed: seed)
            let requests = try (0..<count).map { _ in try peer.receive() }
            for request in requests.shuffled(using: &random) { try peer.send(reply(to: request)) }
        } _: { client in
            let errors = try await echo(0..<count, client)
            try check(errors.isEmpty, "\(errors.count) of \(count) failed")
        }
    }

    /// The server sends so many events to a client whose reader takes a pause after each, and answers commands meanwhile.
    static func slowReader(of count: Int) async throws {
        let limit = 100
        try await withClient { peer in
            for number in 0..<count {
                try peer.emit("MOVED", ["to": .integer(Int64(number))])
                if number % 1000 == 999 { try peer.send(reply(to: peer.receive())) }
            }
            peer.disconnect()
        } _: { client in
            let events = client.events(bufferingNewest: limit)
            let reader = Task {
                var seen = 0
                for await event in events {
                    seen += 1
                    // Once the server is gone what waits is read without pauses.
                    if client.closeReason == nil { try? await Task.sleep(for: .microseconds(200)) }
                    let isNewest = event.data["to"] == .integer(Int64(count - 1))
                    if isNewest { break }
                }
                return seen
            }
            for number in 0..<count / 1000 {
                let error = try await echo(number, client, deadline: .seconds(60))
                try check(error == nil, "a command failed among events: \(String(describing: error))")
            }
            let seen = await reader.value
            let dropped = events.droppedCount
            try check(seen + dropped == count, "\(seen) events seen, \(dropped) dropped, of \(count)")
        }
    }

    /// So many tasks give up at some time: by a deadline, by cancellation, or not at all. The server answers late and in any
    /// order, and answers all that is left when it is asked.
    static func givingUp(tasks count: Int, seed: UInt64, outOfBand: Bool) async throws {
        try await withClient(enablingOutOfBand: outOfBand) { peer in
            var random = SeededGenerator(seed: seed)
            var held: [QMPTestRequest] = []
            while true {
                let request = try peer.receive()
                held.append(request)
                held.shuffle(using: &random)
                let isLast = request.name == "flush"
                let rest = isLast ? 0 : Int.random(in: 0..<8, using: &random)
                while held.count > rest { try peer.send(reply(to: held.removeLast())) }
                if isLast { break }
            }
            try peer.send(reply(to: try peer.expect("echo")))
        } _: { client in
            try await withThrowingDiscardingTaskGroup { group in
                var random = SeededGenerator(seed: ~seed)
                for number in 0..<count {
                    let (wait, isCancelled) = (Int.random(in: 0...3000, using: &random), Bool.random(using: &random))
                    group.addTask { try await giveUp(number, client, after: .microseconds(wait), isCancelled) }
                }
            }
            try await client.execute("flush", deadline: .seconds(60))
            let error = try await echo(count, client, deadline: .seconds(60))
            try check(error == nil, "the connection is of no use: \(String(describing: error))")
        }
    }

    private static func giveUp(
        _ number: Int,
        _ client: QMPClient,
        after wait: Duration,
        _ isCancelled: Bool
    ) async throws {
        let error: QMPClientError?
        if isCancelled {
            let task = Task { () throws in try await echo(number, client) }
            try? await Task.sleep(for: wait)
            task.cancel()
            error = try await task.value
        } else {
            error = try await echo(number, client, deadline: wait)
        }
        switch error {
        case nil, .cancelled?, .deadlineExceeded?: return
        case let error?: throw Violation(description: "\(number) failed with \(error)")
        }
    }
}

/// Numbers that a seed decides (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
