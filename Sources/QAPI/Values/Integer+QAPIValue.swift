// SPDX-License-Identifier: Apache-2.0

public import JSON

extension Int64: QAPIValue {
    /// Takes a number without fraction and exponent that fits.
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard let value = json.integerValue else { throw DecodingError(.kind(expected: "integer")) }
        self = value
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func write(to writer: inout QAPIWriter) { writer.json.integer(self) }
}

extension UInt64: QAPIValue {
    /// Takes a number without fraction and exponent; a negative one wraps, which old clients lean on.
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        switch json {
        case .integer(let value): self.init(bitPattern: value)
        case .unsigned(let value): self = value
        default: throw DecodingError(.expects("uint64"))
        }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func write(to writer: inout QAPIWriter) { writer.json.unsigned(self) }
}

/// An integer type narrower than 64 bits, which has the conformance of the 64-bit one plus a range.
public protocol NarrowInteger: QAPIValue, FixedWidthInteger {
    /// The 64-bit type of the same signedness.
    associatedtype Wide: QAPIValue, FixedWidthInteger
    /// The type's name in errors.
    static var nameInErrors: String { get }
}

extension NarrowInteger {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard let value = Self(exactly: try Wide(from: json, options)) else {
            throw DecodingError(.range(Self.nameInErrors))
        }
        self = value
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func write(to writer: inout QAPIWriter) { Wide(self).write(to: &writer) }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Int8: NarrowInteger {
    public typealias Wide = Int64
    public static var nameInErrors: String { "int8_t" }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Int16: NarrowInteger {
    public typealias Wide = Int64
    public static var nameInErrors: String { "int16_t" }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Int32: NarrowInteger {
    public typealias Wide = Int64
    public static var nameInErrors: String { "int32_t" }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension UInt8: NarrowInteger {
    public typealias Wide = UInt64
    public static var nameInErrors: String { "uint8_t" }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension UInt16: NarrowInteger {
    public typealias Wide = UInt64
    public static var nameInErrors: String { "uint16_t" }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension UInt32: NarrowInteger {
    public typealias Wide = UInt64
    public static var nameInErrors: String { "uint32_t" }
}
