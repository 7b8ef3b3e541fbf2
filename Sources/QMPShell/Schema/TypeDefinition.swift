// SPDX-License-Identifier: Apache-2.0

extension ServerSchema {
    /// What values of a type are.
    package enum TypeDefinition: Sendable {
        /// A string.
        case string
        /// An integer, of any size.
        case integer
        /// Any number.
        case number
        /// `true` or `false`.
        case boolean
        /// `null`.
        case null
        /// Any value.
        case any
        /// One of several strings.
        case enumeration([EnumerationValue])
        /// A list of values of the type of this name.
        case array(element: String)
        /// An object.
        case object(ObjectDefinition)
        /// A value of one of the types of these names, which differ in their kind of JSON.
        case alternate([String])
    }

    /// A value of an enumeration.
    package struct EnumerationValue: Sendable {
        /// The string.
        package let name: String
        /// What sets it apart, such as `deprecated`.
        package let features: [String]
    }
}

extension ServerSchema.TypeDefinition {
    /// Whether a value is neither a list nor an object, nor can be one.
    var isScalar: Bool {
        switch self {
        case .string, .integer, .number, .boolean, .null, .enumeration: true
        case .any, .array, .object, .alternate: false
        }
    }
}
