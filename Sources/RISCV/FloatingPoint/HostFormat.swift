// SPDX-License-Identifier: Apache-2.0

/// A format in which the host computes too, with the operations of the F and D extensions on bit patterns.
///
/// The host always rounds to nearest even, and its flags are not looked at. Its result is taken where that is the
/// mode and the flags can be told otherwise: the result is a finite normal number, so that the only flag is the
/// inexact one, and whether that is due follows from the residual, which the host computes exactly. Where the accrued
/// flags have the inexact one already, the residual is not computed. All else is done in integers (`BinaryFormat`).
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

    /// What the magnitude of a result, or of a dividend or radicand, must exceed for the host's result to be taken: the
    /// result is normal and residuals are exact.
    static var lowerBound: Host { get }

    /// Whether the product of two numbers is exactly the one given, whose magnitude is above the lower bound.
    static func isProduct(_ product: Host, _ a: Host, _ b: Host) -> Bool
}

extension HostFormat {
    /// Whether a value is finite and above the lower bound.
    @inline(__always)
    static func isInside(_ value: Host) -> Bool {
        value.magnitude > lowerBound && value.magnitude < .infinity
    }

    /// Whether the sum of two numbers is exactly the one given, which is finite and what the host made of them.
    ///
    /// This is the error of Knuth's two-sum, which is exact. An exact sum gives back both operands, so that nothing
    /// overflows; where something does, the error is a NaN, which is not 0 either.
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
