// SPDX-License-Identifier: Apache-2.0

public import RISCV

/// What the thread of a hart drives: guest code, in slices.
///
/// It belongs to the thread while the thread is not parked, and to the machine's thread while it is.
public protocol HartRunner: AnyObject, Sendable {
    /// How others reach the hart.
    var signals: HartSignals { get }

    /// Runs guest code until something is requested, or for some ten thousand instructions.
    ///
    /// - Parameter requests: What was wanted since the last call, and is taken with this one.
    /// - Returns: What the hart does next.
    func run(_ requests: HartRequests) -> HartRest

    /// What there is to look at while the thread is parked; nil, which is the default, where that is nothing.
    var inspected: Hart? { get }
}

extension HartRunner {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var inspected: Hart? { nil }
}

/// What a hart does after a slice of guest code.
public enum HartRest: Hashable, Sendable {
    /// It runs on.
    case none
    /// It waits until something is requested, or until the clock shows a tick, if there is one.
    case waiting(untilTick: UInt64?)
}
