// SPDX-License-Identifier: Apache-2.0

/// Whether a connection that is lost is made anew, and when.
struct Attempts {
    private let policy: QMPReconnection?
    private var hasSucceeded = false
    private var failures = 0

    init(_ policy: QMPReconnection?, _ endpoint: QMPEndpoint) {
        self.policy = endpoint.canReconnect ? policy : nil
    }

    /// Notes that there is a connection.
    mutating func succeeded() {
        hasSucceeded = true
        failures = 0
    }

    /// How long to wait for the next attempt; nil where there is to be none.
    mutating func delay(after error: QMPClientError) -> Duration? {
        guard let policy, hasSucceeded, Self.isTransient(error) else { return nil }
        if let attempts = policy.attempts, failures >= attempts { return nil }
        failures += 1
        let doublings = min(failures - 1, 30)
        return min(policy.firstDelay * (1 << doublings), policy.longestDelay)
    }

    /// Whether another connection may fare better.
    private static func isTransient(_ error: QMPClientError) -> Bool {
        switch error {
        case .closed(.byServer), .closed(.failure), .cannotConnect, .deadlineExceeded: true
        default: false
        }
    }
}
