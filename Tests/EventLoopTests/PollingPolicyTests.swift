// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import EventLoop

struct PollingPolicyTests {
    /// A policy that has learned from waits of the given lengths.
    private func policy(_ parameters: PollingPolicy.Parameters, after waits: [Int64]) -> PollingPolicy {
        var policy = PollingPolicy(parameters)
        for wait in waits { policy.learn(waitedNanoseconds: wait) }
        return policy
    }

    @Test("while events come just too late, the time doubles from 4000 ns up to the maximum")
    func growth() {
        var policy = PollingPolicy(.standard)
        var times = [policy.pollingNanoseconds]
        for _ in 0..<6 {
            policy.learn(waitedNanoseconds: policy.pollingNanoseconds + 1)
            times.append(policy.pollingNanoseconds)
        }
        #expect(times == [0, 4000, 8000, 16000, 32000, 32768, 0])
    }

    @Test("the first step does not exceed a small maximum")
    func smallMaximum() {
        let parameters = PollingPolicy.Parameters(maximumNanoseconds: 100)
        #expect(policy(parameters, after: [50]).pollingNanoseconds == 100)
    }

    @Test(
        "the time is multiplied by the factor",
        arguments: [(1, 4000), (2, 8000), (3, 12000), (1000, 1_000_000)] as [(Int64, Int64)]
    )
    func factor(factor: Int64, expected: Int64) {
        let parameters = PollingPolicy.Parameters(maximumNanoseconds: 1_000_000, growFactor: factor)
        #expect(policy(parameters, after: [1, 5000]).pollingNanoseconds == expected)
    }

    @Test("a factor that leaves the range of numbers leads to the maximum")
    func overflow() {
        let parameters = PollingPolicy.Parameters(maximumNanoseconds: .max, growFactor: .max)
        #expect(policy(parameters, after: [1, 5000]).pollingNanoseconds == .max)
    }

    @Test("a wait that polling covered changes nothing", arguments: [0, 3999, 4000] as [Int64])
    func covered(wait: Int64) {
        #expect(policy(.standard, after: [1, wait]).pollingNanoseconds == 4000)
    }

    @Test("a wait as long as the maximum changes nothing")
    func exactlyMaximum() {
        #expect(policy(.standard, after: [1, 32768]).pollingNanoseconds == 4000)
    }

    @Test("a wait longer than the maximum ends polling, where no divisor is set")
    func shrinkToZero() {
        #expect(policy(.standard, after: [1, 5000, 32769]).pollingNanoseconds == 0)
    }

    @Test(
        "a wait longer than the maximum divides the time, rounding down",
        arguments: [(1, 8000), (2, 4000), (3, 2666), (8001, 0)] as [(Int64, Int64)]
    )
    func divisor(divisor: Int64, expected: Int64) {
        let parameters = PollingPolicy.Parameters(maximumNanoseconds: 32768, shrinkDivisor: divisor)
        #expect(policy(parameters, after: [1, 5000, 40000]).pollingNanoseconds == expected)
    }

    @Test("a maximum of 0 never polls", arguments: [0, 1, .max] as [Int64])
    func never(wait: Int64) {
        let policy = policy(.never, after: [wait, wait])
        #expect(!policy.isEnabled)
        #expect(policy.pollingNanoseconds == 0)
    }

    @Test(
        "the budget is the time, but no more than the wait may last",
        arguments: [(nil, 4000), (0, 0), (3999, 3999), (4001, 4000)] as [(Int64?, Int64)]
    )
    func budget(timeout: Int64?, expected: Int64) {
        #expect(policy(.standard, after: [1]).budgetNanoseconds(timeoutNanoseconds: timeout) == expected)
    }
}
