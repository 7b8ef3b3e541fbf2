// SPDX-License-Identifier: Apache-2.0

import FloatingPointReference
import Testing

@testable import RISCV

/// The arithmetic against the host's, which has four of the five modes.
@Suite(.enabled(if: reference_is_available()))
struct ArithmeticTests {
    static let hostModes: [RoundingMode] = [.nearestEven, .towardZero, .down, .up]

    /// Compares every way that an operation may be done, in the modes of the host.
    private func compare(
        _ subject: Subject,
        _ operation: Operation,
        _ a: UInt64,
        _ b: UInt64,
        _ c: UInt64,
        _ comparison: inout Comparison
    ) {
        // x86 says nothing of the product where the addend is a quiet NaN; RISC-V does, which a test of its own shows.
        if operation == .fusedMultiplyAdd, subject.format.isNaN(c) { return }
        for mode in Self.hostModes {
            let expected = subject.expectation(operation, a, b, c, mode)
            func context(_ way: String) -> String {
                "\(subject) \(operation) \(hexadecimal(a)) \(hexadecimal(b)) \(hexadecimal(c)) \(mode) \(way)"
            }
            comparison.expect(subject.integerOutcome(operation, a, b, c, mode), expected, context("in integers"))
            guard mode == .nearestEven else { continue }
            comparison.expect(subject.outcome(operation, a, b, c, mode), expected, context("first"))
            comparison.expect(
                subject.outcome(operation, a, b, c, mode, after: .inexact),
                Outcome(pattern: expected.pattern, flags: expected.flags.union(.inexact)),
                context("after an inexact result")
            )
        }
    }

    @Test(
        "special values give what the host gives, with all flags, in all of its modes",
        arguments: Subject.allCases,
        Operation.allCases
    )
    func specialValues(subject: Subject, operation: Operation) {
        var comparison = Comparison()
        let values = subject.format.specialValues
        let triples = values.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        for a in operation.operandCount == 3 ? triples : values {
            switch operation.operandCount {
            case 1: compare(subject, operation, a, 0, 0, &comparison)
            case 2: for b in values { compare(subject, operation, a, b, 0, &comparison) }
            default: for b in triples { for c in triples { compare(subject, operation, a, b, c, &comparison) } }
            }
        }
        comparison.finish()
    }

    @Test(
        "random values give what the host gives, with all flags, in all of its modes",
        arguments: Subject.allCases,
        Operation.allCases
    )
    func randomValues(subject: Subject, operation: Operation) {
        var comparison = Comparison()
        var operands = OperandGenerator(subject.format, seed: UInt64(operation.rawValue))
        for _ in 0..<12_000 {
            let a = operands.operand()
            let b = operands.operand(beside: a)
            guard operation == .fusedMultiplyAdd else {
                compare(subject, operation, a, b, 0, &comparison)
                continue
            }
            let product = subject.outcome(.mul, a, b, 0, .nearestEven).pattern
            compare(subject, operation, a, b, operands.operand(beside: product), &comparison)
        }
        comparison.finish()
    }

    @Test("products that are exact or nearly so give what the host gives", arguments: Subject.allCases)
    func exactProducts(subject: Subject) {
        var comparison = Comparison()
        var operands = OperandGenerator(subject.format, seed: 7)
        // Factors with half of the digits give exact products; a quotient and a root lead back to the factors.
        let mask = ~UInt64(0) << UInt64(subject.format.precision / 2)
        for _ in 0..<5_000 {
            let a = operands.operand() & mask
            let b = operands.operand(beside: a) & mask
            let product = subject.outcome(.mul, a, b, 0, .nearestEven).pattern
            let square = subject.outcome(.mul, a, a, 0, .nearestEven).pattern
            let beside = subject.format.isNaN(product) ? product : product ^ 1
            compare(subject, .mul, a, b, 0, &comparison)
            compare(subject, .div, product, b, 0, &comparison)
            compare(subject, .div, beside, b, 0, &comparison)
            compare(subject, .sqrt, square, 0, 0, &comparison)
            compare(subject, .fusedMultiplyAdd, a, b, product ^ subject.format.signBit, &comparison)
            compare(subject, .fusedMultiplyAdd, a, b, beside ^ subject.format.signBit, &comparison)
        }
        comparison.finish()
    }

    @Test("narrowing gives what the host gives, with all flags, in all of its modes")
    func narrowing() {
        var comparison = Comparison()
        var operands = OperandGenerator(Binary64.format, seed: 11)
        var values = Binary64.format.specialValues
        for value in Binary32.format.specialValues {
            var flags: FloatingPointFlags = []
            let wide = Binary64.fromBinary32(UInt32(value), &flags)
            values += [wide, wide &+ 1, wide &- 1, wide ^ 1 << 28, wide ^ 1 << 28 &+ 1]
        }
        for _ in 0..<10_000 {
            let value = operands.operand()
            // Exponents about those that the narrow format has.
            let biased = Int(operands.random.next() % 320) + 1023 - 160
            values += [value, Binary64.format.pattern(biasedExponent: biased, fraction: value & (1 << 52 - 1))]
        }
        for value in values {
            for mode in Self.hostModes {
                var flags: FloatingPointFlags = []
                let result = Binary32.fromBinary64(value, mode, &flags)
                comparison.expect(
                    Outcome(pattern: UInt64(result), flags: flags),
                    Outcome(reference_narrow(value, UInt32(mode.rawValue))),
                    "\(hexadecimal(value)) \(mode)"
                )
            }
        }
        comparison.finish()
    }

    @Test("integers give what the host gives, with all flags, in all of its modes")
    func integers() {
        var comparison = Comparison()
        var random = SeededGenerator(seed: 13)
        var values: [Int64] = [0, 1, -1, .min, .min + 1, .max, 1 << 53, 1 << 53 + 1, 1 << 24 + 1, -(1 << 24 + 3)]
        for _ in 0..<10_000 {
            values.append(Int64(bitPattern: random.next()) >> Int64(random.next() & 63))
        }
        for value in values {
            for mode in Self.hostModes {
                var flags: FloatingPointFlags = []
                let double = Binary64.fromInt64(value, mode, &flags)
                comparison.expect(
                    Outcome(pattern: double, flags: flags),
                    Outcome(reference_binary64_of_signed(value, UInt32(mode.rawValue))),
                    "\(value) \(mode)"
                )
                flags = []
                let float = Binary32.fromInt64(value, mode, &flags)
                comparison.expect(
                    Outcome(pattern: UInt64(float), flags: flags),
                    Outcome(reference_binary32_of_signed(value, UInt32(mode.rawValue))),
                    "\(value) \(mode)"
                )
            }
        }
        comparison.finish()
    }
}
