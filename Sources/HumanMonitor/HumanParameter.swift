// SPDX-License-Identifier: Apache-2.0

/// What a command for people takes, in the order in which it stands in the line.
public enum HumanParameter: Hashable, Sendable {
    /// A letter behind `-`, which may be left out.
    case flag(Character)
    /// A word, or a text in quotation marks.
    case word(String, isOptional: Bool = false)
    /// All that is left of the line.
    case rest(String, isOptional: Bool = false)
    /// How numbers are shown, behind a slash; may be left out. What was said last holds then.
    case format
    /// An expression whose value has 32 bits.
    case integer(String, isOptional: Bool = false)
    /// An expression.
    case longInteger(String)
}
