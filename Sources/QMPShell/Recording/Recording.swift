// SPDX-License-Identifier: Apache-2.0

/// What both sides of a connection sent, as a text of lines that people can read, change and write themselves:
///
///     0.000013 < {"QMP": {}}
///     0.000871 > {"execute": "qmp_capabilities"}
///     0.001027 < {"return": {}}
///     0.001530 >1 {"execute": "getfd", "arguments": {"fdname": "disk"}}
///     0.002000 > ! "{]"
///     0.002100 < end
///
/// A line has the seconds since the start, which may be missing; `>` for the client or `<` for the server, with the number
/// of descriptors that came along; and a message, bytes that are none as a JSON string behind `!`, or `end`. Lines that start
/// with `#` are comments. Messages are laid out anew, whatever space they had.
package struct Recording: Sendable, Equatable {
    /// What came, in order.
    package var entries: [RecordedEntry]

    /// Makes a recording.
    package init(_ entries: [RecordedEntry] = []) { self.entries = entries }

    /// Reads a recording.
    package init(readingText text: [UInt8]) throws(RecordingError) {
        entries = []
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            var reader = RecordingLineReader(line)
            do throws(RecordingError) {
                if let entry = try reader.entry() { entries.append(entry) }
            } catch {
                throw RecordingError(line: index + 1, error.text)
            }
        }
    }

    /// The lines of the entries.
    package var text: String { entries.map(\.line).joined() }
}
