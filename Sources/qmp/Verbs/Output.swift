// SPDX-License-Identifier: Apache-2.0

internal import JSON
internal import QMPClient
internal import QMPShell
internal import SystemCalls

/// What verbs say on standard output.
enum Output {
    /// Writes a text as it is.
    static func write(_ text: String) throws(ToolFailure) {
        do throws(SystemCallError) {
            try StandardStream.output.write(text)
        } catch {
            throw ToolFailure(.connectionLost, "\(error)")
        }
    }

    /// Writes a value on one line, or laid out for people.
    static func write(_ value: JSONValue, onOneLine: Bool) throws(ToolFailure) {
        try write((onOneLine ? PrettyText.line(of: value) : PrettyText.text(of: value)) + "\n")
    }

    /// Writes an event on a line, as JSON or for people.
    static func write(_ event: QMPEvent, asJSON: Bool) throws(ToolFailure) {
        try write((asJSON ? PrettyText.line(of: event.json) : event.line) + "\n")
    }
}

extension QMPEvent {
    /// The event as the server sends it.
    fileprivate var json: JSONValue {
        var object: JSONObject = ["event": .string(name)]
        if !data.members.isEmpty { object["data"] = .object(data) }
        if let timestamp {
            object["timestamp"] = [
                "seconds": .integer(timestamp.seconds), "microseconds": .integer(timestamp.microseconds),
            ]
        }
        return .object(object)
    }

    /// The time, the name and the data.
    fileprivate var line: String {
        let time = timestamp.map { TimeText.utc(seconds: $0.seconds, microseconds: $0.microseconds) + " " } ?? ""
        return time + summary
    }

    /// The name and the data.
    var summary: String { data.members.isEmpty ? name : "\(name) \(PrettyText.line(of: .object(data)))" }
}
