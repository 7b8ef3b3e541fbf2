// SPDX-License-Identifier: Apache-2.0

/// Which fields an instruction has (unprivileged specification, section "Base Instruction Formats").
enum InstructionFormat: Sendable {
    /// R: `rd`, `rs1`, `rs2`.
    case register
    /// I: `rd`, `rs1` and an immediate.
    case immediate
    /// I with a shift amount of 6 bits.
    case shift
    /// I that reads memory.
    case load
    /// S.
    case store
    /// B.
    case branch
    /// U.
    case upper
    /// J.
    case jump
    /// R, atomic memory operations.
    case atomic
    /// R or R4 of which all registers are f registers.
    case float
    /// R that writes an x register and reads f registers.
    case floatToInteger
    /// R that writes an f register and reads an x register.
    case integerToFloat
    /// I that loads an f register.
    case floatLoad
    /// S that stores an f register.
    case floatStore
    /// The engine takes the instruction apart itself.
    case system
}

extension InstructionFormat {
    /// Whether the floating-point unit must be on.
    var usesFloat: Bool {
        switch self {
        case .float, .floatToInteger, .integerToFloat, .floatLoad, .floatStore: true
        default: false
        }
    }

    /// Whether it does nothing but write an x register.
    var isPure: Bool {
        switch self {
        case .register, .immediate, .shift, .upper: true
        default: false
        }
    }
}
