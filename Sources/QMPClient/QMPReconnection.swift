// SPDX-License-Identifier: Apache-2.0

/// How a lost connection is made anew.
///
/// Commands that are under way when a connection is lost fail, since nobody can tell whether they were executed. Those that
/// come while there is none wait for the next. Events that happen meanwhile are not received.
public struct QMPReconnection: Sendable {
    /// How long to wait before the first attempt. Before each further one it is twice as long.
    public var firstDelay: Duration

    /// The longest that is waited before an attempt.
    public var longestDelay: Duration

    /// How many attempts may fail one after the other; nil to go on for ever.
    public var attempts: Int?

    /// Makes a policy.
    public init(
        firstDelay: Duration = .milliseconds(100),
        longestDelay: Duration = .seconds(10),
        attempts: Int? = nil
    ) {
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.attempts = attempts
    }
}
