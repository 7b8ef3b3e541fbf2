// SPDX-License-Identifier: Apache-2.0

/// Lines that were entered, each once, the latest last; and which of them is being looked at.
struct LineHistory {
    /// How many lines are kept.
    static let lineLimit = 64

    /// The lines.
    private(set) var lines: [String] = []

    /// Which line is being looked at; the number of lines where it is none of them.
    private var index = 0

    /// What was being typed before somebody looked.
    private var draft = ""

    /// Adds a line that was entered, unless it is empty.
    mutating func add(_ line: String) {
        if !line.isEmpty {
            lines.removeAll { $0 == line }
            lines.append(line)
            if lines.count > Self.lineLimit { lines.removeFirst() }
        }
        index = lines.count
    }

    /// The line before the one that is being looked at; nil where there is none.
    ///
    /// - Parameter current: What has been typed.
    mutating func older(than current: String) -> String? {
        guard index > 0 else { return nil }
        if index == lines.count { draft = current }
        index -= 1
        return lines[index]
    }

    /// The line behind the one that is being looked at, or at last what was being typed; nil behind that.
    mutating func newer() -> String? {
        guard index < lines.count else { return nil }
        index += 1
        return index < lines.count ? lines[index] : draft
    }
}
