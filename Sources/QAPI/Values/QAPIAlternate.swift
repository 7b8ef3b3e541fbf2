// SPDX-License-Identifier: Apache-2.0

public import JSON

/// A choice by the kind of the JSON value.
public protocol QAPIAlternate: QAPIValue {
    /// The type's name in the schema, which errors show.
    static var schemaName: String { get }

    /// A value of a kind that no branch has.
    static func unrecognized(_ value: JSONValue) -> Self
}

extension QAPIAlternate {
    /// What becomes of a value of a kind that no branch has: a client keeps it, a server refuses it.
    public static func unmatched(_ json: JSONValue, _ options: DecodingOptions) throws(DecodingError) -> Self {
        guard options.keepsUnrecognized else { throw DecodingError(.alternate(schemaName)) }
        return .unrecognized(json)
    }
}
