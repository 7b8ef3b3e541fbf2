// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// The one value of a text.
    public init(parsing text: Span<UInt8>) throws(JSONParseError) {
        var parser = JSONParser()
        var position = 0
        var outcome = parser.next(in: text, from: &position)
        if outcome == nil { outcome = parser.finish() }
        switch outcome {
        case nil: throw JSONParseError(.noValue, at: parser.offset)
        case .failure(let error): throw error
        case .value(let value):
            let end = parser.offset
            let more = parser.next(in: text, from: &position) ?? parser.finish()
            guard more == nil else { throw JSONParseError(.moreThanOneValue, at: end) }
            self = value
        }
    }

    /// The one value of a text.
    public init(parsing text: [UInt8]) throws(JSONParseError) { try self.init(parsing: text.span) }

    /// The one value of a text.
    public init(parsing text: String) throws(JSONParseError) { try self.init(parsing: text.utf8.span) }
}
