// SPDX-License-Identifier: Apache-2.0

public import JSON

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Bool: QAPIValue {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard case .bool(let value) = json else { throw DecodingError(.kind(expected: "boolean")) }
        self = value
    }

    public func write(to writer: inout QAPIWriter) { writer.json.bool(self) }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension String: QAPIValue {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard case .string(let value) = json else { throw DecodingError(.kind(expected: "string")) }
        self = value
    }

    public func write(to writer: inout QAPIWriter) { writer.json.string(self) }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Double: QAPIValue {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        switch json {
        case .integer(let value): self.init(value)
        case .unsigned(let value): self.init(value)
        case .number(let value): self = value
        default: throw DecodingError(.kind(expected: "number"))
        }
    }

    public func write(to writer: inout QAPIWriter) { writer.json.number(self) }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Array: QAPIValue where Element: QAPIValue {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard case .array(let elements) = json else { throw DecodingError(.kind(expected: "array")) }
        self.init()
        reserveCapacity(elements.count)
        for element in elements {
            do {
                append(try Element(from: element, options))
            } catch {
                throw error.nested(in: .element(count))
            }
        }
    }

    public func write(to writer: inout QAPIWriter) {
        writer.json.beginArray()
        for element in self { element.write(to: &writer) }
        writer.json.endArray()
    }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension JSONValue: QAPIValue {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) { self = json }

    public func write(to writer: inout QAPIWriter) { writer.json.value(self) }
}
