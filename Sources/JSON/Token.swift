// SPDX-License-Identifier: Apache-2.0

/// A token that is one byte.
enum Mark {
    /// `{`.
    case beginObject
    /// `}`.
    case endObject
    /// `[`.
    case beginArray
    /// `]`.
    case endArray
    /// `:`.
    case colon
    /// `,`.
    case comma
}

/// A token of more than one byte, which the lexer finds.
enum Token: UInt8 {
    /// A string without escapes and of ASCII alone.
    case plainString
    /// Any other string.
    case string
    /// A number without fraction and exponent.
    case integer
    /// Any other number.
    case number
    /// A word of small letters.
    case keyword
    /// A lexical error: the token's last byte is the offending one, or the input ended within it.
    case stray
    /// A token that outgrew the limit before its end was seen.
    case oversized
}
