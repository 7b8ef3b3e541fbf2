// SPDX-License-Identifier: Apache-2.0

import FloatingPointReference

@testable import RISCV

/// An operation of a format, as the tests go through them. The raw values are those of the reference.
enum Operation: UInt32, CaseIterable, Sendable {
    case add, sub, mul, div, sqrt, fusedMultiplyAdd

    var operandCount: Int {
        switch self {
        case .sqrt: 1
        case .fusedMultiplyAdd: 3
        default: 2
        }
    }
}

/// A bit pattern and the flags that came with it.
struct Outcome: Hashable, Sendable, CustomStringConvertible {
    let pattern: UInt64
    let flags: FloatingPointFlags

    var description: String { "\(hexadecimal(pattern)) flags \(String(flags.rawValue, radix: 2))" }
}

func hexadecimal(_ pattern: UInt64) -> String { "0x" + String(pattern, radix: 16) }

/// A format under test, with patterns in the low bits of a `UInt64`.
enum Subject: CaseIterable, Sendable {
    case binary32, binary64

    var format: BinaryFormat {
        switch self {
        case .binary32: Binary32.format
        case .binary64: Binary64.format
        }
    }

    /// What the operation gives, the flags having been as given before.
    func outcome(
        _ operation: Operation,
        _ a: UInt64,
        _ b: UInt64,
        _ c: UInt64,
        _ mode: RoundingMode,
        after flags: FloatingPointFlags = []
    ) -> Outcome {
        switch self {
        case .binary32: Self.outcome(Binary32.self, operation, a, b, c, mode, flags)
        case .binary64: Self.outcome(Binary64.self, operation, a, b, c, mode, flags)
        }
    }

    private static func outcome<Format: HostFormat>(
        _: Format.Type,
        _ operation: Operation,
        _ a: UInt64,
        _ b: UInt64,
        _ c: UInt64,
        _ mode: RoundingMode,
        _ accrued: FloatingPointFlags
    ) -> Outcome {
        var flags = accrued
        let (x, y, z) = (Format.narrow(a), Format.narrow(b), Format.narrow(c))
        let result =
            switch operation {
            case .add: Format.add(x, y, mode, &flags)
            case .sub: Format.sub(x, y, mode, &flags)
            case .mul: Format.mul(x, y, mode, &flags)
            case .div: Format.div(x, y, mode, &flags)
            case .sqrt: Format.sqrt(x, mode, &flags)
            case .fusedMultiplyAdd: Format.fusedMultiplyAdd(x, y, z, mode, &flags)
            }
        return Outcome(pattern: Format.wide(result), flags: flags)
    }

    /// What the operation gives when done in integers.
    func integerOutcome(
        _ operation: Operation,
        _ a: UInt64,
        _ b: UInt64,
        _ c: UInt64,
        _ mode: RoundingMode
    ) -> Outcome {
        var flags: FloatingPointFlags = []
        let format = format
        let result =
            switch operation {
            case .add: format.sum(a, b, mode, &flags)
            case .sub: format.sum(a, b ^ format.signBit, mode, &flags)
            case .mul: format.product(a, b, mode, &flags)
            case .div: format.quotient(a, b, mode, &flags)
            case .sqrt: format.squareRoot(a, mode, &flags)
            case .fusedMultiplyAdd: format.fusedMultiplyAdd(a, b, c, mode, &flags)
            }
        return Outcome(pattern: result, flags: flags)
    }

    /// What the host gives for the operation in a mode, which must not be `nearestMaxMagnitude`.
    func expectation(_ operation: Operation, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ mode: RoundingMode) -> Outcome {
        let code = reference_operation(rawValue: operation.rawValue)
        let modeNumber = UInt32(mode.rawValue)
        let result =
            switch self {
            case .binary32: reference_binary32(code, UInt32(a), UInt32(b), UInt32(c), modeNumber)
            case .binary64: reference_binary64(code, a, b, c, modeNumber)
            }
        return Outcome(result)
    }
}

extension Outcome {
    init(_ result: reference_result) {
        self.init(pattern: result.pattern, flags: FloatingPointFlags(rawValue: result.flags))
    }
}
