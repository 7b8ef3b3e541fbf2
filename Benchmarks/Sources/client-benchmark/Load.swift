// SPDX-License-Identifier: Apache-2.0

import QMPClient

/// What the clients have to do.
enum Load: String, CaseIterable {
    /// One command after the other.
    case pingPong = "ping-pong"
    /// All commands at once.
    case pipelined

    /// How many commands a round has.
    var count: Int { self == .pingPong ? 4_000 : 10_000 }

    /// How many times the official client's rate is promised.
    var promise: Double { self == .pingPong ? 3 : 10 }

    /// Does it once.
    func run(_ client: QMPClient) async throws {
        switch self {
        case .pingPong: for _ in 0..<count { try await client.execute("query-name") }
        case .pipelined:
            try await withThrowingDiscardingTaskGroup { group in
                for _ in 0..<count { group.addTask { try await client.execute("query-name") } }
            }
        }
    }
}
