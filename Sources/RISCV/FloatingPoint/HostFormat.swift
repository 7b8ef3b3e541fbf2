// SPDX-License-Identifier: Apache-2.0

/// A format in which the host computes too, with the operations of the F and D extensions on bit patterns.
///
/// The host always rounds to nearest even, and its flags are not looked at. Its result is taken where that is the mode and
/// the flags can be told otherwise: the result is a normal number well inside the range, so that the only flag is the
/// inexact one, and whether that is due follows from the residual, which the host computes exactly. A program that has
/// seen one inexact result need not be told again: where the accrued flags have it, the residual is not computed. All
/// else is done in integers (`BinaryFormat`).
protocol HostFormat {
    /// The bit pattern of a number.
    associatedtype Pattern: FixedWidthInteger & UnsignedInteger & Sendable
    /// The host's type of this format.
    associatedtype Host: BinaryFloatingPoint

    static var format: BinaryFormat { get }

    static func host(_ pattern: Pattern) -> Host

    static func pattern(_ value: Host) -> Pattern

    /// The value of a pattern in the widest format.
    static func double(_ pattern: Pattern) -> Double

    /// What the magnitude of a result, or of a dividend or radicand, must exceed for the host's result to be taken: residuals
    /// are exact above it.
    static var lowerBound: Host { get }

    /// What the magnitude of a result must be below for the host's result to be taken: residuals do not overflow.
    static var upperBound: Host { get }

    /// Whether the product of two numbers is exactly the one given, whose magnitude is above the lower bound.
    static func isProduct(_ product: Host, _ a: Host, _ b: Host) -> Bool
}

extension HostFormat {
    /// Whether a value, not a NaN, is within the bounds.
    @inline(__always)
    static func isInside(_ value: Host) -> Bool {
        value.magnitude > lowerBound && value.magnitude < upperBound
    }

    /// Whether the sum of two numbers is exactly the one given, which is what the host made of them and below the upper
    /// bound.
    ///
    /// This is the error of Knuth's two-sum, which is exact. Nothing in it overflows: it could only if the first operand were
    /// the greatest finite number, but where the sum then is below the upper bound it is exact.
    @inline(__always)
    static func isSum(_ sum: Host, _ a: Host, _ b: Host) -> Bool {
        let second = sum - a
        let first = sum - second
        return (a - first) + (b - second) == 0
    }

    @inline(__always)
    static func wide(_ pattern: Pattern) -> UInt64 { UInt64(truncatingIfNeeded: pattern) }

    @inline(__always)
    static func narrow(_ pattern: UInt64) -> Pattern { Pattern(truncatingIfNeeded: pattern) }
}
