// SPDX-License-Identifier: Apache-2.0

/// Writes JSON messages as QMP frames them: pure ASCII, each ended by CR LF.
///
/// A message is one value, written piece by piece; in an object each value comes after its key. Calls that do not add up
/// to that, such as a key in an array, are errors of the program and trap where they are noticed.
public struct JSONWriter: Sendable {
    /// How a message is laid out.
    public enum Style: Sendable {
        /// On one line: `, ` between members, `: ` after keys.
        case compact
        /// Indented by four spaces; every line ends with CR LF; an empty container takes two lines.
        case pretty
    }

    /// A point that ``rewind(to:)`` goes back to.
    public struct Mark: Sendable {
        fileprivate let length: Int
        fileprivate let depth: Int
        fileprivate let messageStart: Int
        fileprivate let place: Place
        fileprivate let failure: JSONWriterError?
    }

    /// What was written last, which decides what goes before the next value.
    enum Place {
        /// Nothing of this message.
        case start
        /// The opening of a container.
        case opening
        /// A key with its colon.
        case key
        /// A value.
        case value
    }

    /// The layout.
    public let style: Style

    /// What was written.
    public internal(set) var bytes: [UInt8] = []

    var place = Place.start
    /// What closes the open containers.
    private var closers: [UInt8] = []
    private var messageStart = 0
    /// Why the message cannot be ended.
    private var failure: JSONWriterError?

    /// Makes a writer.
    public init(style: Style = .compact) { self.style = style }
}

// MARK: - Messages

extension JSONWriter {
    /// Ends the message with CR LF. One that cannot be written is taken back as a whole.
    public mutating func endMessage() throws(JSONWriterError) {
        precondition(closers.isEmpty && place == .value, "the message is not complete")
        place = .start
        if let failure {
            self.failure = nil
            bytes.removeLast(bytes.count - messageStart)
            throw failure
        }
        appendNewline()
        messageStart = bytes.count
    }

    /// The point reached.
    public var mark: Mark {
        Mark(length: bytes.count, depth: closers.count, messageStart: messageStart, place: place, failure: failure)
    }

    /// Drops what was written since a mark. The containers that were open then must still be.
    public mutating func rewind(to mark: Mark) {
        precondition(mark.length <= bytes.count && mark.depth <= closers.count, "the mark was itself dropped")
        bytes.removeLast(bytes.count - mark.length)
        closers.removeLast(closers.count - mark.depth)
        messageStart = mark.messageStart
        place = mark.place
        failure = mark.failure
    }

    /// Drops everything.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        closers.removeAll(keepingCapacity: true)
        messageStart = 0
        place = .start
        failure = nil
    }
}

// MARK: - Values

extension JSONWriter {
    /// Opens an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{"), closer: UInt8(ascii: "}")) }

    /// Closes the object opened last.
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Opens an array.
    public mutating func beginArray() { begin(UInt8(ascii: "["), closer: UInt8(ascii: "]")) }

    /// Closes the array opened last.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes the key of the next value.
    public mutating func key(_ key: String) {
        precondition(closers.last == UInt8(ascii: "}"), "a key outside of an object")
        beginValue()
        appendQuoted(key)
        endKey()
    }

    /// Writes `null`.
    public mutating func null() { word("null") }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

    /// Writes an integer.
    public mutating func integer(_ value: Int64) {
        beginValue()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        appendDigits(of: value.magnitude)
    }

    /// Writes an integer.
    public mutating func unsigned(_ value: UInt64) {
        beginValue()
        appendDigits(of: value)
    }

    /// Writes a number with 17 significant digits. One that is not finite makes ``endMessage()`` fail.
    public mutating func number(_ value: Double) {
        if !value.isFinite { failure = .numberNotFinite }
        beginValue()
        appendDouble(value)
    }

    /// Writes a string. Noncharacters come out as U+FFFD, since peers refuse them.
    public mutating func string(_ value: String) {
        beginValue()
        appendQuoted(value)
    }

    /// Writes any value.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .unsigned(let value): unsigned(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    private mutating func word(_ word: StaticString) {
        beginValue()
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}

// MARK: - Layout

extension JSONWriter {
    /// Writes what goes before a value or a key, taking it to follow.
    mutating func beginValue() {
        switch place {
        case .key, .start: break
        case .opening: if style == .pretty { appendNewlineAndIndentation() }
        case .value:
            precondition(!closers.isEmpty, "a message of two values")
            bytes.append(UInt8(ascii: ","))
            if style == .pretty { appendNewlineAndIndentation() } else { bytes.append(UInt8(ascii: " ")) }
        }
        place = .value
    }

    /// Writes what goes between a key and its value.
    mutating func endKey() {
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        place = .key
    }

    mutating func begin(_ opener: UInt8, closer: UInt8) {
        beginValue()
        bytes.append(opener)
        closers.append(closer)
        place = .opening
    }

    mutating func end(_ closer: UInt8) {
        let opened = closers.popLast()
        precondition(opened == closer && place != .key, "not what was opened last, or a key without its value")
        if style == .pretty { appendNewlineAndIndentation() }
        bytes.append(closer)
        place = .value
    }

    private mutating func appendNewline() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func appendNewlineAndIndentation() {
        appendNewline()
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 4 * closers.count))
    }
}
