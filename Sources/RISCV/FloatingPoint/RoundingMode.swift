// SPDX-License-Identifier: Apache-2.0

/// How an inexact result becomes a number of the format; the raw values are those of `frm` and of the instructions'
/// field `rm` (unprivileged specification, chapter F). The other values, 5 to 7, are no modes of their own.
enum RoundingMode: UInt8, CaseIterable, Sendable {
    /// To the nearest, halfway cases to the even neighbour (RNE).
    case nearestEven = 0
    /// To the neighbour of smaller magnitude (RTZ).
    case towardZero = 1
    /// To the lesser neighbour (RDN).
    case down = 2
    /// To the greater neighbour (RUP).
    case up = 3
    /// To the nearest, halfway cases to the neighbour of larger magnitude (RMM).
    case nearestMaxMagnitude = 4
}

extension RoundingMode {
    /// Whether what is cut off takes the magnitude kept to the next one.
    ///
    /// - Parameters:
    ///   - isNegative: The sign of the number.
    ///   - isOdd: Whether the magnitude kept is odd.
    ///   - remainder: What is cut off, not 0.
    ///   - half: Half of the distance between two neighbours, in units of `remainder`.
    @inline(__always)
    func increments(isNegative: Bool, isOdd: Bool, remainder: UInt128, half: UInt128) -> Bool {
        switch self {
        case .nearestEven: remainder > half || (remainder == half && isOdd)
        case .towardZero: false
        case .down: isNegative
        case .up: !isNegative
        case .nearestMaxMagnitude: remainder >= half
        }
    }
}
