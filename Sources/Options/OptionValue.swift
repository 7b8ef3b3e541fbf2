// SPDX-License-Identifier: Apache-2.0

/// The value of a parameter.
public enum OptionValue: Sendable, Hashable {
    /// A text, taken as it is.
    case string(String)
    /// A truth value.
    case boolean(Bool)
    /// A number modulo 2⁶⁴: a negative one wraps.
    case number(UInt64)
    /// A number of bytes.
    case size(UInt64)
}
