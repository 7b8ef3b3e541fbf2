// SPDX-License-Identifier: Apache-2.0

public import JSON

/// An enumeration of a schema. Generated enumerations are open: a client meets values of newer servers.
public protocol QAPIEnumeration: QAPIValue, Equatable {
    /// The value of that name, or nil where the schema has none.
    init?(recognizing name: String)

    /// A value that the schema does not have.
    static func unrecognized(_ name: String) -> Self

    /// The name on the wire.
    var name: String { get }

    /// The special features of the value.
    var specialFeatures: SpecialFeatures { get }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension QAPIEnumeration {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        let name = try String(from: json, options)
        guard let value = Self(recognizing: name), value.name.isSameName(as: name) else {
            guard options.keepsUnrecognized else { throw DecodingError(.enumerationValue(name)) }
            self = .unrecognized(name)
            return
        }
        let refused = value.specialFeatures.intersection(options.refuses)
        guard refused.isEmpty else { throw DecodingError(.forbiddenValue(refused, name)) }
        self = value
    }

    public func write(to writer: inout QAPIWriter) { writer.json.string(name) }

    public var specialFeatures: SpecialFeatures { [] }

    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }
}
