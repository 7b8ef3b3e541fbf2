// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI
public import SystemCalls

/// A message of a server, as its bytes.
public struct QMPTestMessage: Sendable {
    /// The text with its line end.
    public let bytes: [UInt8]

    /// Any text, which need not be a message at all.
    public init(text: String) { bytes = Array(text.utf8) }

    private init(_ body: (inout QAPIWriter) -> Void) throws(QMPTestError) {
        var writer = QAPIWriter()
        writer.json.beginObject()
        body(&writer)
        writer.json.endObject()
        do throws(JSONWriterError) { try writer.json.endMessage() } catch { throw .notJSON(error) }
        bytes = writer.json.bytes
    }

    /// What QEMU says first.
    ///
    /// - Parameters:
    ///   - version: The three numbers of the version.
    ///   - package: What its distributor calls it.
    ///   - capabilities: What it offers.
    public static func greeting(
        version: (major: Int64, minor: Int64, micro: Int64) = (10, 0, 2),
        package: String = "",
        capabilities: [String] = ["oob"]
    ) -> QMPTestMessage {
        let numbers: JSONObject = [
            "micro": .integer(version.micro), "minor": .integer(version.minor), "major": .integer(version.major),
        ]
        let greeting: JSONObject = [
            "version": ["qemu": .object(numbers), "package": .string(package)],
            "capabilities": .array(capabilities.map { .string($0) }),
        ]
        guard let message = try? QMPTestMessage({ $0.member("QMP", JSONValue.object(greeting)) }) else {
            preconditionFailure("strings and integers have JSON text")
        }
        return message
    }

    /// A reply.
    ///
    /// - Parameters:
    ///   - value: What is returned.
    ///   - id: What the request had; nil to leave it out, as old agents do.
    public static func reply(_ value: some QAPIValue, id: JSONValue?) throws(QMPTestError) -> QMPTestMessage {
        try QMPTestMessage { writer in
            writer.member("return", value)
            writer.member("id", optional: id)
        }
    }

    /// An error reply.
    ///
    /// - Parameters:
    ///   - error: Its class and its text.
    ///   - id: What the request had; nil to leave it out, as old agents do.
    public static func failure(_ error: QAPIError, id: JSONValue?) throws(QMPTestError) -> QMPTestMessage {
        try QMPTestMessage { writer in
            writer.member("id", optional: id)
            let members: JSONObject = ["class": .string(error.errorClass.name), "desc": .string(error.text)]
            writer.member("error", JSONValue.object(members))
        }
    }

    /// An event by its name.
    public static func event(
        _ name: String,
        _ data: JSONObject = [:],
        at time: WallClockTime = .now
    ) throws(QMPTestError) -> QMPTestMessage {
        try QMPTestMessage { writer in
            let timestamp: JSONObject = [
                "seconds": .integer(time.seconds), "microseconds": .integer(time.microseconds),
            ]
            writer.member("timestamp", JSONValue.object(timestamp))
            writer.member("event", name)
            if !data.members.isEmpty { writer.member("data", JSONValue.object(data)) }
        }
    }

    /// An event of a schema.
    public static func event<Event: QAPIEvent>(
        _ event: Event,
        at time: WallClockTime = .now
    ) throws(QMPTestError) -> QMPTestMessage {
        let data: JSONValue
        do throws(QAPIError) { data = try event.json() } catch { throw .notJSON(.numberNotFinite) }
        return try .event(Event.metadata.name, data.objectValue ?? [:], at: time)
    }
}
