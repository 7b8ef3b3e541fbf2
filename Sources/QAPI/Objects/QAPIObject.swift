// SPDX-License-Identifier: Apache-2.0

public import JSON

/// A value that is an object on the wire: a struct, a union, a command with its arguments, an event with its data.
///
/// Generated objects have a property `unrecognizedMembers` with what a newer peer sent beside the members of the schema;
/// it is written with them. Those that come with a branch of a union are in the branch.
public protocol QAPIObject: QAPIValue {
    /// Takes the members from a reader, the unrecognized ones last.
    init(reading reader: inout ObjectReader) throws(DecodingError)

    /// Writes the members into the object that is open.
    func writeMembers(to writer: inout QAPIWriter)
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension QAPIObject {
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard case .object(let object) = json else { throw DecodingError(.kind(expected: "object")) }
        var reader = ObjectReader(object, options)
        try self.init(reading: &reader)
    }

    public func write(to writer: inout QAPIWriter) {
        writer.json.beginObject()
        writeMembers(to: &writer)
        writer.json.endObject()
    }
}
