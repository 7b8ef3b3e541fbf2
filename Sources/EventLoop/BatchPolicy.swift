// SPDX-License-Identifier: Apache-2.0

/// How many requests a loop gathers before it hands them to the kernel's asynchronous I/O in one call.
public struct BatchPolicy: Hashable, Sendable {
    /// The most requests of one batch, 0 or more; 0 stands for ``standardMaximum``.
    public let maximum: Int64

    /// The most requests of one batch where nobody set another number.
    public static let standardMaximum: Int64 = 32

    /// When to hand over what is queued.
    public enum Decision: Hashable, Sendable {
        /// Now: the batch is full.
        case submitNow
        /// At the end of the batch: more requests may follow until then.
        case submitAtEndOfBatch
    }

    /// Makes a policy; the maximum is not negative.
    public init(maximum: Int64 = 0) {
        precondition(maximum >= 0, "a negative batch")
        self.maximum = maximum
    }

    /// How many queued requests make a full batch.
    ///
    /// - Parameters:
    ///   - deviceMaximum: The most that the device wants in one batch, so as not to wait for others; 0 for no wish.
    ///   - room: How many requests the engine can take; 0, which says that it can take none now, does not count.
    /// - Returns: 1 or more.
    public func limit(deviceMaximum: Int64, room: Int64) -> Int64 {
        precondition(deviceMaximum >= 0 && room >= 0, "a negative limit")
        var limit = maximum == 0 ? Self.standardMaximum : maximum
        if deviceMaximum > 0 { limit = min(limit, deviceMaximum) }
        if room > 0 { limit = min(limit, room) }
        return limit
    }

    /// What to do after a request was queued.
    ///
    /// - Parameters:
    ///   - queued: How many requests wait, that one included.
    ///   - deviceMaximum: As for ``limit(deviceMaximum:room:)``.
    ///   - room: As for ``limit(deviceMaximum:room:)``.
    public func decision(queued: Int64, deviceMaximum: Int64, room: Int64) -> Decision {
        queued >= limit(deviceMaximum: deviceMaximum, room: room) ? .submitNow : .submitAtEndOfBatch
    }
}
