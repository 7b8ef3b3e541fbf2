// SPDX-License-Identifier: Apache-2.0

public import JSON

/// A value of a type that a schema can have.
public protocol QAPIValue: Sendable {
    /// Makes a value of JSON; the error's path is relative to `json`.
    init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError)

    /// Writes the value as JSON.
    func write(to writer: inout QAPIWriter)
}

extension QAPIValue {
    /// The value as JSON, nothing hidden.
    ///
    /// - Throws: where JSON cannot express the value: a number that is not finite, values nested too deep, an unrecognized
    ///   member that has become one of the schema's.
    public func json() throws(QAPIError) -> JSONValue {
        var writer = QAPIWriter()
        write(to: &writer)
        do throws(JSONWriterError) {
            try writer.json.endMessage()
        } catch {
            throw QAPIError("\(error)")
        }
        do throws(JSONParseError) {
            return try JSONValue(parsing: writer.json.bytes)
        } catch {
            throw QAPIError("\(error)")
        }
    }
}
