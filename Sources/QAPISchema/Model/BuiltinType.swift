// SPDX-License-Identifier: Apache-2.0

/// The types that every schema has, by their names in it.
public enum BuiltinType: String, Sendable, CaseIterable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case str, number, int, int8, int16, int32, int64, uint8, uint16, uint32, uint64, size, bool, null, any

    /// The kind of JSON value, as introspection names it (`json-type`).
    public var jsonType: String {
        switch self {
        case .str: "string"
        case .number: "number"
        case .int, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .size: "int"
        case .bool: "boolean"
        case .null: "null"
        case .any: "value"
        }
    }

    /// Whether it is one of the integer types, which introspection shows as the one type `int`.
    public var isInteger: Bool { jsonType == "int" }
}
