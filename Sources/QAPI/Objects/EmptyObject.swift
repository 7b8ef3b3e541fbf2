// SPDX-License-Identifier: Apache-2.0

public import JSON

/// The object without members: the reply of a command that returns nothing.
public struct EmptyObject: QAPIObject {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var unrecognizedMembers = JSONObject()

    /// The empty object.
    public init() {}

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public init(reading reader: inout ObjectReader) throws(DecodingError) {
        unrecognizedMembers = try reader.unrecognizedMembers()
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func writeMembers(to writer: inout QAPIWriter) { writer.members(unrecognized: unrecognizedMembers) }
}
