// SPDX-License-Identifier: Apache-2.0

public import JSON

/// JSON whose text stands ready: the reply of a command for which no encoding is generated (`gen: false`).
public struct EncodedJSON: QAPIValue {
    /// The text: valid JSON of pure ASCII without line ends.
    public let text: String

    /// Takes text that the caller knows to be valid JSON of pure ASCII without line ends.
    public init(text: String) { self.text = text }

    /// Takes any value but one with a number that JSON cannot express, which no parser makes.
    public init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        var writer = JSONWriter()
        writer.value(json)
        let length = writer.bytes.count
        guard (try? writer.endMessage()) != nil else { throw DecodingError(.kind(expected: "number")) }
        text = String(decoding: writer.bytes.prefix(length), as: UTF8.self)
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func write(to writer: inout QAPIWriter) { writer.json.raw(Array(text.utf8)) }
}
