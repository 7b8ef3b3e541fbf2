// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// An event as it goes over the wire, encoded once for all clients.
public struct EncodedEvent: Sendable {
    /// What the throttle takes for repetitions of one event.
    public struct Slot: Sendable, Hashable {
        /// The event's name.
        let name: String
        /// What tells apart those of one name, if the rule names a member that does.
        let subject: String?
    }

    /// The name.
    public let name: String

    /// Nil for an event that is not throttled.
    public let slot: Slot?

    /// The layout.
    public let style: JSONWriter.Style

    /// The message with its line end.
    let line: [UInt8]

    /// Encodes an event in the compact style.
    ///
    /// - Parameters:
    ///   - seconds: When it happened, in whole seconds since 1970.
    ///   - microseconds: The rest, from 0 to 999,999.
    ///   - rule: How it is throttled; nil if it is not.
    ///   - hides: The special features whose bearers are left out.
    /// - Throws: where JSON cannot express the data.
    public init<Event: QAPIEvent>(
        _ event: Event,
        seconds: Int64,
        microseconds: Int64,
        rule: EventThrottle.Rule? = nil,
        hides: SpecialFeatures = []
    ) throws(JSONWriterError) {
        name = Event.metadata.name
        style = .compact
        var writer = QAPIWriter(hides: hides)
        writer.json.beginObject()
        writer.json.key("timestamp")
        writer.json.beginObject()
        writer.member("seconds", seconds)
        writer.member("microseconds", microseconds)
        writer.json.endObject()
        writer.member("event", name)
        writer.objectUnlessEmpty("data") { event.writeMembers(to: &$0) }
        writer.json.endObject()
        try writer.json.endMessage()
        line = writer.json.bytes
        slot = rule.map { [line, name] rule in Slot(name: name, subject: Self.subject(of: line, rule)) }
    }

    /// The same event laid out in a style.
    public func laidOut(_ style: JSONWriter.Style) -> EncodedEvent {
        guard style != self.style else { return self }
        var writer = JSONWriter(style: style)
        writer.raw(line.span.extracting(droppingLast: 2))
        guard (try? writer.endMessage()) != nil else { preconditionFailure("text has no number that is not finite") }
        return EncodedEvent(name: name, slot: slot, style: style, line: writer.bytes)
    }

    private init(name: String, slot: Slot?, style: JSONWriter.Style, line: [UInt8]) {
        self.name = name
        self.slot = slot
        self.style = style
        self.line = line
    }

    private static func subject(of line: [UInt8], _ rule: EventThrottle.Rule) -> String? {
        guard let member = rule.subjectMember else { return nil }
        return (try? JSONValue(parsing: line))?["data"]?[member]?.stringValue
    }
}
