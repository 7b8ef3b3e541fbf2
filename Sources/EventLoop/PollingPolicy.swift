// SPDX-License-Identifier: Apache-2.0

/// How long a loop polls its handlers before it sleeps: the state of adaptive polling, without a clock.
///
/// Waking a sleeping thread costs microseconds. A loop whose events follow each other closely gains by asking its
/// handlers again and again for a while first. The policy learns that while from how long each wait took: where an
/// event came just after polling had been given up, the next wait polls longer, up to the maximum; where it came long
/// after, polling was in vain and the next wait polls less.
public struct PollingPolicy: Hashable, Sendable {
    /// What a user may set. Changing it means a new policy, which starts to learn anew.
    public let parameters: Parameters

    /// How long the next wait polls before it sleeps, in nanoseconds, 0 to the maximum of the parameters.
    public private(set) var pollingNanoseconds: Int64 = 0

    /// What the first step up from 0 leads to, where the maximum allows.
    static let initialNanoseconds: Int64 = 4000

    /// Makes a policy that has learned nothing: it does not poll yet.
    public init(_ parameters: Parameters) { self.parameters = parameters }

    /// Whether there is any polling.
    public var isEnabled: Bool { parameters.maximumNanoseconds != 0 }

    /// How long to poll in a wait that lasts at most `timeoutNanoseconds`, nil for one without an end.
    public func budgetNanoseconds(timeoutNanoseconds: Int64?) -> Int64 {
        guard let timeoutNanoseconds else { return pollingNanoseconds }
        return min(timeoutNanoseconds, pollingNanoseconds)
    }

    /// Learns from a wait.
    ///
    /// - Parameter waitedNanoseconds: How long it took from its beginning to the event, polling and sleeping together.
    public mutating func learn(waitedNanoseconds: Int64) {
        let maximum = parameters.maximumNanoseconds
        if waitedNanoseconds <= pollingNanoseconds { return }
        if waitedNanoseconds > maximum {
            pollingNanoseconds = parameters.shrinkDivisor == 0 ? 0 : pollingNanoseconds / parameters.shrinkDivisor
        } else if waitedNanoseconds < maximum {
            pollingNanoseconds = min(grown, maximum)
        }
    }

    /// The polling time after one step up.
    private var grown: Int64 {
        if pollingNanoseconds == 0 { return Self.initialNanoseconds }
        let factor = parameters.growFactor == 0 ? 2 : parameters.growFactor
        let (product, overflows) = pollingNanoseconds.multipliedReportingOverflow(by: factor)
        return overflows ? .max : product
    }
}
