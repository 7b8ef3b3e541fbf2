// SPDX-License-Identifier: Apache-2.0

/// Why a text is no recording.
package struct RecordingError: Error, Sendable, Hashable {
    /// The line, counted from 1.
    package let line: Int

    /// What is wrong with it.
    package let text: String

    init(line: Int = 0, _ text: String) {
        self.line = line
        self.text = text
    }
}

extension RecordingError: CustomStringConvertible {
    /// The place and what is wrong there.
    package var description: String { "line \(line): \(text)" }
}
