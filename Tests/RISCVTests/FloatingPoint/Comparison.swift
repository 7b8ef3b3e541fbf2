// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// Gathers where outcomes differ from what was expected: the number and the first few.
struct Comparison {
    private(set) var count = 0
    private var differences = 0
    private var examples: [String] = []

    /// Counts one comparison; `context` says what was compared.
    mutating func expect<Value: Equatable>(
        _ actual: Value,
        _ expected: Value,
        _ context: @autoclosure () -> String
    ) {
        count += 1
        guard actual != expected else { return }
        differences += 1
        if examples.count < 5 { examples.append("\(context()): \(actual), expected \(expected)") }
    }

    /// Fails the test if there was a difference, or nothing to compare.
    func finish(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(count > 0, sourceLocation: sourceLocation)
        #expect(differences == 0, "\(examples.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }
}
