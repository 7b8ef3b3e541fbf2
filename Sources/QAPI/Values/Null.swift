// SPDX-License-Identifier: Apache-2.0

public import JSON

/// The schema's type `null`, whose one value is JSON's.
public struct Null: QAPIValue, Hashable {
    /// The value.
    public init() {}

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        guard case .null = json else { throw DecodingError(.kind(expected: "null")) }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func write(to writer: inout QAPIWriter) { writer.json.null() }
}
