// SPDX-License-Identifier: Apache-2.0

extension PollingPolicy {
    /// What a user may set of adaptive polling.
    public struct Parameters: Hashable, Sendable {
        /// The longest polling time in nanoseconds, 0 or more; 0 means that the loop never polls.
        public let maximumNanoseconds: Int64

        /// By what the polling time is multiplied when it grows, 0 or more; 0 stands for 2.
        public let growFactor: Int64

        /// By what the polling time is divided when it shrinks, 0 or more; 0 lets it fall to nothing at once.
        public let shrinkDivisor: Int64

        /// Makes parameters; none is negative.
        public init(maximumNanoseconds: Int64, growFactor: Int64 = 0, shrinkDivisor: Int64 = 0) {
            precondition(
                maximumNanoseconds >= 0 && growFactor >= 0 && shrinkDivisor >= 0,
                "negative parameters of polling"
            )
            self.maximumNanoseconds = maximumNanoseconds
            self.growFactor = growFactor
            self.shrinkDivisor = shrinkDivisor
        }

        /// The loop sleeps at once.
        public static let never = Parameters(maximumNanoseconds: 0)

        /// What a loop with a thread of its own starts with: up to 32768 ns.
        public static let standard = Parameters(maximumNanoseconds: 32768)
    }
}
