// SPDX-License-Identifier: Apache-2.0

/// What others want of a hart: each makes it leave guest code at the next block boundary and wakes it where it waits for
/// an interrupt.
public struct HartRequests: OptionSet, Sendable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let rawValue: UInt32

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The lines or the deadline of the timer have changed.
    public static let interrupts = HartRequests(rawValue: 1)
    /// Translations or decoded code are to be forgotten.
    public static let fence = HartRequests(rawValue: 2)
    /// The thread is wanted: to pause, to reset, to start at an address, to end. Which of them, its owner knows.
    public static let attention = HartRequests(rawValue: 4)
}
