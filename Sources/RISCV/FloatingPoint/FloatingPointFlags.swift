// SPDX-License-Identifier: Apache-2.0

/// The accrued exceptions, as `fflags` holds them (unprivileged specification, chapter F). Operations only ever add
/// to them.
struct FloatingPointFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// The result differs from the exact one (NX).
    static let inexact = FloatingPointFlags(rawValue: 1)
    /// The result is inexact and, rounded as if exponents had no lower end, below the normal numbers (UF).
    static let underflow = FloatingPointFlags(rawValue: 2)
    /// The result, rounded as if exponents had no upper end, is beyond the finite numbers (OF).
    static let overflow = FloatingPointFlags(rawValue: 4)
    /// A finite number other than 0 was divided by 0 (DZ).
    static let divideByZero = FloatingPointFlags(rawValue: 8)
    /// The operation has no useful result (NV).
    static let invalid = FloatingPointFlags(rawValue: 16)
}
