// SPDX-License-Identifier: Apache-2.0

/// A JSON value with exact 64-bit integers.
public enum JSONValue: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without fraction and exponent, from −2⁶³ to 2⁶³−1.
    case integer(Int64)
    /// A number without fraction and exponent, from 2⁶³ to 2⁶⁴−1.
    case unsigned(UInt64)
    /// Any other number.
    case number(Double)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)
}
