// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell

/// What holds for every text, taken for a recording, for what a side of a connection sent, and for a server's schema.
enum QMPRecordingCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// Checks an input.
    static func check(_ input: [UInt8]) throws(Violation) {
        try checkText(input)
        try checkChunks(input)
        checkSchema(input)
    }

    /// A recording is written as it is read, and can be played to the client that it has.
    private static func checkText(_ input: [UInt8]) throws(Violation) {
        guard let recording = try? Recording(readingText: input) else { return }
        try checkText(of: recording)
        var replay = Replay(recording)
        var actions = replay.start()
        for entry in recording.entries where entry.side == .client { actions += replay.receive(entry.content) }
        guard replay.isOver, actions.count == recording.entries.count(where: { $0.side == .server }) else {
            throw Violation(description: "not played to its end:\n\(recording.text)")
        }
    }

    /// What was sent is recorded as the same entries in whatever chunks it comes.
    private static func checkChunks(_ input: [UInt8]) throws(Violation) {
        let whole = entries(input, chunk: max(1, input.count))
        for chunk in [1, 7] where entries(input, chunk: chunk) != whole {
            throw Violation(description: "other entries in chunks of \(chunk)")
        }
        try checkText(of: Recording(whole))
    }

    /// The text of a recording is that of what is read from it. A number without a fraction may be read as an integer.
    private static func checkText(of recording: Recording) throws(Violation) {
        guard (try? Recording(readingText: Array(recording.text.utf8)))?.text == recording.text else {
            throw Violation(description: "not read again:\n\(recording.text)")
        }
    }

    private static func entries(_ input: [UInt8], chunk: Int) -> [RecordedEntry] {
        var recorder = ConnectionRecorder()
        var entries: [RecordedEntry] = []
        for start in stride(from: 0, to: input.count, by: chunk) {
            let part = input[start..<min(start + chunk, input.count)]
            entries += recorder.receive(part, from: .client, microseconds: 1)
        }
        return entries + recorder.end(of: .client, microseconds: 1)
    }

    /// A schema that can be read can be told of.
    private static func checkSchema(_ input: [UInt8]) {
        guard let schema = try? ServerSchema(readingText: input) else { return }
        let help = HelpText(schema)
        let completer = Completer(schema)
        for command in schema.commands {
            _ = help.text(of: command.name, ["a=b"])
            _ = completer.completion(of: "\(command.name) ")
            _ = try? ArgumentReader(schema).arguments(of: command, ["a.0=1", "b="])
        }
        _ = SchemaComparison(from: schema, to: schema)
    }
}
