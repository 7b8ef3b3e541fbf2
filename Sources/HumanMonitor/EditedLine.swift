// SPDX-License-Identifier: Apache-2.0

/// A line that is being edited, and where in it.
///
/// It is UTF-8; a character is a byte and the continuation bytes behind it.
struct EditedLine: Hashable {
    /// How many bytes a line has at most.
    static let byteLimit = 4095

    /// The line.
    private(set) var bytes: [UInt8] = []

    /// In front of which byte the next character goes; the number of bytes at the end.
    private(set) var cursor = 0

    init() {}

    /// A line with the cursor at its end.
    init(_ text: String) {
        bytes = Array(text.utf8)
        cursor = bytes.count
    }

    /// The line as a text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What stands in front of the cursor.
    var textBeforeCursor: String { String(decoding: bytes[..<cursor], as: UTF8.self) }

    /// Puts whole characters in front of the cursor, if there is room.
    mutating func insert(_ characters: [UInt8]) {
        guard bytes.count + characters.count <= Self.byteLimit else { return }
        bytes.insert(contentsOf: characters, at: cursor)
        cursor += characters.count
    }

    mutating func moveToStart() { cursor = 0 }

    mutating func moveToEnd() { cursor = bytes.count }

    mutating func moveLeft() { cursor = characterStart }

    mutating func moveRight() { cursor = characterEnd }

    mutating func deleteBackward() { delete(characterStart..<cursor) }

    mutating func deleteForward() { delete(cursor..<characterEnd) }

    mutating func deleteToStart() { delete(0..<cursor) }

    mutating func deleteToEnd() { delete(cursor..<bytes.count) }

    /// Deletes the word in front of the cursor, and the white space behind it.
    mutating func deleteWord() {
        let word = bytes[..<cursor].lastIndex { !$0.isSpace }.map { bytes[...$0] } ?? []
        delete((word.lastIndex(where: \.isSpace).map { $0 + 1 } ?? 0)..<cursor)
    }

    private mutating func delete(_ range: Range<Int>) {
        bytes.removeSubrange(range)
        cursor = range.lowerBound
    }

    /// Where the character in front of the cursor begins.
    private var characterStart: Int { bytes[..<cursor].lastIndex { !UTF8.isContinuation($0) } ?? 0 }

    /// Where the character behind the cursor ends.
    private var characterEnd: Int {
        guard cursor < bytes.count else { return cursor }
        return bytes[(cursor + 1)...].firstIndex { !UTF8.isContinuation($0) } ?? bytes.count
    }
}

extension EditedLine {
    /// What a terminal gets so that it shows this line where it has shown another.
    func changes(from shown: EditedLine) -> [UInt8] {
        var start = commonCount(with: shown)
        if start == shown.cursor, start == shown.bytes.count, cursor == bytes.count { return Array(bytes[start...]) }
        while start > 0,
            start < bytes.count && UTF8.isContinuation(bytes[start])
                || start < shown.bytes.count && UTF8.isContinuation(shown.bytes[start])
        { start -= 1 }
        guard start < bytes.count || start < shown.bytes.count else {
            return Self.move(from: shown.column(of: shown.cursor), to: column(of: cursor))
        }
        var output = Self.move(from: shown.column(of: shown.cursor), to: column(of: start))
        output += bytes[start...]
        if shown.column(of: shown.bytes.count) > column(of: bytes.count) { output += Array("\u{1B}[K".utf8) }
        return output + Self.move(from: column(of: bytes.count), to: column(of: cursor))
    }

    /// How many bytes at the start are those of another line.
    private func commonCount(with other: EditedLine) -> Int {
        let limit = min(bytes.count, other.bytes.count)
        var count = 0
        while count < limit, bytes[count] == other.bytes[count] { count += 1 }
        return count
    }

    private func column(of index: Int) -> Int { bytes[..<index].count { !UTF8.isContinuation($0) } }

    private static func move(from column: Int, to target: Int) -> [UInt8] {
        let distance = abs(target - column)
        guard distance > 0 else { return [] }
        return Array("\u{1B}[\(distance == 1 ? "" : "\(distance)")\(target > column ? "C" : "D")".utf8)
    }
}
