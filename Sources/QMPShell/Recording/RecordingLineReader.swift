// SPDX-License-Identifier: Apache-2.0

internal import JSON

/// Reads a line of a recording.
struct RecordingLineReader {
    private var rest: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) { rest = line }

    /// The entry of the line; nil where it is empty or a comment.
    mutating func entry() throws(RecordingError) -> RecordedEntry? {
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        skipSpace()
        guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
        let microseconds = try takeTime()
        let side: RecordedEntry.Side
        switch rest.popFirst() {
        case UInt8(ascii: ">"): side = .client
        case UInt8(ascii: "<"): side = .server
        default: throw RecordingError("there is neither > nor <")
        }
        let descriptors = takeDigits()
        guard descriptors.count <= 3 else { throw RecordingError("more descriptors than a message carries") }
        skipSpace()
        return RecordedEntry(
            side,
            try content(),
            descriptors: descriptors.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) },
            microseconds: microseconds
        )
    }

    private mutating func content() throws(RecordingError) -> RecordedEntry.Content {
        if rest.elementsEqual("end".utf8) { return .end }
        guard rest.first == UInt8(ascii: "!") else { return .message(try value()) }
        rest = rest.dropFirst()
        guard let string = try value().stringValue else { throw RecordingError("behind ! there is no string") }
        var bytes: [UInt8] = []
        for scalar in string.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value) else { throw RecordingError("\(scalar) stands for no byte") }
            bytes.append(byte)
        }
        return .bytes(bytes)
    }

    private func value() throws(RecordingError) -> JSONValue {
        do throws(JSONParseError) {
            return try JSONValue(parsing: Array(rest))
        } catch {
            throw RecordingError("\(error) at byte \(error.offset) of the message")
        }
    }

    /// Seconds with up to six digits of a fraction.
    private mutating func takeTime() throws(RecordingError) -> Int64 {
        let seconds = takeDigits()
        guard !seconds.isEmpty else { return 0 }
        var digits = seconds.map { $0 }
        var fraction: [UInt8] = []
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = takeDigits()
        }
        guard digits.count <= 12, fraction.count <= 6 else { throw RecordingError("a time with too many digits") }
        digits += fraction + repeatElement(UInt8(ascii: "0"), count: 6 - fraction.count)
        skipSpace()
        return digits.reduce(0) { 10 * $0 + Int64($1 - UInt8(ascii: "0")) }
    }

    private mutating func takeDigits() -> [UInt8] {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return Array(digits)
    }

    private mutating func skipSpace() { rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }
}
