// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// How a text becomes JSON where the type of the value is known from elsewhere, such as an object's property.
public enum ScalarKind: Sendable {
    /// Any text.
    case string
    /// `on`, `off` and their like.
    case boolean
    /// An integer that may be below 0.
    case signed
    /// An integer that may not.
    case unsigned
    /// A number of bytes, with a suffix or without.
    case size

    /// The kind for the name of a type; everything that is no boolean, integer or size is written as a string.
    public init(typeName: String) {
        switch typeName {
        case "bool": self = .boolean
        case "int", "int8", "int16", "int32", "int64": self = .signed
        case "uint8", "uint16", "uint32", "uint64": self = .unsigned
        case "size": self = .size
        default: self = .string
        }
    }

    /// The JSON value that a text stands for.
    ///
    /// - Throws: what the parameter of that name expects.
    public func json(_ text: String, named name: String) throws(QAPIError) -> JSONValue {
        switch self {
        case .string: return .string(text)
        case .boolean:
            if let value = Bool(optionText: text) { return .bool(value) }
            throw QAPIError("Parameter '\(name)' expects 'on' or 'off'")
        case .signed:
            if let value = IntegerText(text)?.signed { return .integer(value) }
            throw QAPIError("Parameter '\(name)' expects an int64 value")
        case .unsigned:
            if let integer = IntegerText(text), !integer.isNegative, let value = integer.magnitude {
                return JSONValue(value)
            }
            throw QAPIError("Parameter '\(name)' expects a uint64 value")
        case .size:
            if let value = try? SizeText.bytes(in: text) { return JSONValue(value) }
            throw QAPIError("Parameter '\(name)' expects a size value")
        }
    }
}

extension JSONValue {
    fileprivate init(_ value: UInt64) {
        if let value = Int64(exactly: value) { self = .integer(value) } else { self = .unsigned(value) }
    }
}
