// SPDX-License-Identifier: Apache-2.0

internal import JSON

extension RecordedEntry {
    /// The entry as a line of a recording.
    package var line: String {
        let fraction = String(microseconds % 1_000_000)
        let time = "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.utf8.count) + fraction
        let mark = side == .client ? ">" : "<"
        let count = descriptors == 0 ? "" : String(descriptors)
        return "\(time) \(mark)\(count) \(contentText)\n"
    }

    /// What came as people are told of it, which is cut where it is long.
    package var shortText: String {
        let text = contentText
        return text.utf8.count <= 200 ? text : String(text.prefix(199)) + "…"
    }

    private var contentText: String {
        switch content {
        case .end: "end"
        case .message(let value): Self.line(of: value)
        case .bytes(let bytes):
            "! " + Self.line(of: .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))))
        }
    }

    private static func line(of value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        do throws(JSONWriterError) {
            try writer.endMessage()
        } catch {
            preconditionFailure("a message with a number that no text has: \(error)")
        }
        return String(decoding: writer.bytes.dropLast(2), as: UTF8.self)
    }
}
