// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// The mode that hosts have not: it differs from `nearestEven` only halfway between two numbers.
struct NearestMaxMagnitudeTests {
    /// Whether the exact result of an operation of the narrow format is the number given, which has one bit more.
    ///
    /// In the wide format products are exact, and of a sum the error is.
    private func isResult(_ number: Double, _ operation: Operation, _ a: Double, _ b: Double, _ c: Double) -> Bool {
        switch operation {
        case .add: Binary64.isSum(number, a, b)
        case .sub: Binary64.isSum(number, a, -b)
        case .mul: a * b == number
        case .div: number * b == a
        case .sqrt: number * number == a
        case .fusedMultiplyAdd: a * b + c == number && Binary64.isSum(number, a * b, c)
        }
    }

    private func double(_ pattern: UInt64) -> Double { Double(Float(bitPattern: UInt32(pattern))) }

    @Test("halfway cases go to the larger magnitude, all others as to nearest even", arguments: Operation.allCases)
    func halfway(operation: Operation) {
        var comparison = Comparison()
        var ties = 0
        var operands = OperandGenerator(Binary32.format, seed: 17)
        // Factors with half of the digits have products with all of them, or one more. A quotient is halfway only among
        // the subnormal numbers, as it is when they are divided by powers of two.
        let mask = ~UInt64(0) << (operation == .div ? 23 : 11)
        for _ in 0..<10_000 {
            let isShort = operands.random.next() & 1 == 0
            let a = operands.operand() & (isShort && operation != .div ? mask : ~0)
            let b = isShort ? operands.operand() & mask : operands.operand(beside: a)
            let product = Subject.binary32.outcome(.mul, a, b, 0, .nearestEven).pattern
            let c = operands.operand(beside: product)
            func outcome(_ mode: RoundingMode) -> Outcome { Subject.binary32.integerOutcome(operation, a, b, c, mode) }

            let nearestEven = outcome(.nearestEven)
            let neighbours = [outcome(.down).pattern, outcome(.up).pattern]
            let middle = (double(neighbours[0]) + double(neighbours[1])) / 2
            var expected = nearestEven.pattern
            if neighbours[0] != neighbours[1], middle.isFinite,
                isResult(middle, operation, double(a), double(b), double(c))
            {
                ties += 1
                expected = double(neighbours[0]).magnitude > middle.magnitude ? neighbours[0] : neighbours[1]
            }
            comparison.expect(
                Subject.binary32.outcome(operation, a, b, c, .nearestMaxMagnitude),
                Outcome(pattern: expected, flags: nearestEven.flags),
                "\(operation) \(hexadecimal(a)) \(hexadecimal(b)) \(hexadecimal(c))"
            )
        }
        comparison.finish()
        // A root is never halfway: twice as many digits would be needed for its square.
        #expect(operation == .sqrt ? ties == 0 : ties > 5)
    }

    @Test("half a unit added to a number leads away from 0", arguments: Subject.allCases)
    func halfUnit(subject: Subject) {
        var comparison = Comparison()
        var random = SeededGenerator(seed: 19)
        let format = subject.format
        for _ in 0..<1000 {
            let fraction = random.next() & (format.leastNormal - 1)
            let sign = random.next() & format.signBit
            let number = format.pattern(biasedExponent: format.bias, fraction: fraction) | sign
            let half = format.pattern(biasedExponent: format.bias - format.precision, fraction: 0) | sign
            comparison.expect(
                subject.outcome(.add, number, half, 0, .nearestMaxMagnitude),
                Outcome(pattern: number + 1, flags: .inexact),
                hexadecimal(number)
            )
        }
        comparison.finish()
    }

    @Test("half of an odd subnormal number is rounded up", arguments: Subject.allCases, [1, 3, 5, 7] as [UInt64])
    func subnormal(subject: Subject, number: UInt64) {
        let half = subject.format.pattern(biasedExponent: subject.format.bias - 1, fraction: 0)
        #expect(
            subject.outcome(.mul, number, half, 0, .nearestMaxMagnitude)
                == Outcome(pattern: (number + 1) / 2, flags: [.inexact, .underflow])
        )
    }

    @Test(
        "an exact difference of 0 is positive, and negative only when rounding down",
        arguments: RoundingMode.allCases
    )
    func zero(mode: RoundingMode) {
        for subject in Subject.allCases {
            let one = subject.format.pattern(biasedExponent: subject.format.bias, fraction: 0)
            let expected = Outcome(pattern: mode == .down ? subject.format.signBit : 0, flags: [])
            #expect(subject.outcome(.sub, one, one, 0, mode) == expected)
            #expect(subject.outcome(.fusedMultiplyAdd, one, one, one | subject.format.signBit, mode) == expected)
        }
    }
}
