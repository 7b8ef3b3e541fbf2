// SPDX-License-Identifier: Apache-2.0

public import JSON

/// The kinds of JSON values, by which an alternate tells its branches apart.
///
/// It is no enumeration: a `switch` over it that has all kinds may still have a default.
public struct JSONKind: Sendable, Equatable {
    private let number: UInt8

    /// `null`.
    public static let null = JSONKind(number: 0)
    /// `true` or `false`.
    public static let bool = JSONKind(number: 1)
    /// A number of any form.
    public static let number = JSONKind(number: 2)
    /// A string.
    public static let string = JSONKind(number: 3)
    /// An array.
    public static let array = JSONKind(number: 4)
    /// An object.
    public static let object = JSONKind(number: 5)
}

extension JSONValue {
    /// The kind of the value.
    public var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .integer, .unsigned, .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}
