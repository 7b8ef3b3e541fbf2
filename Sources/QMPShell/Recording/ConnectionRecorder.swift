// SPDX-License-Identifier: Apache-2.0

internal import JSON

/// Makes entries of what the two sides of a connection send, in whatever chunks it comes.
package struct ConnectionRecorder: Sendable {
    fileprivate struct Stream {
        var parser = JSONParser()
        /// What came of a message that is not complete.
        var bytes: [UInt8] = []
        var descriptors = 0
    }

    private var streams = Dictionary(uniqueKeysWithValues: RecordedEntry.Side.allCases.map { ($0, Stream()) })

    /// Makes a recorder for a connection that begins.
    package init() {}

    /// Takes what a side sent.
    ///
    /// - Parameters:
    ///   - descriptors: How many descriptors came along.
    ///   - microseconds: When that was, since the start of the recording.
    /// - Returns: What is complete now. A message has the time of its last byte.
    package mutating func receive(
        _ chunk: ArraySlice<UInt8>,
        from side: RecordedEntry.Side,
        descriptors: Int = 0,
        microseconds: Int64
    ) -> [RecordedEntry] {
        var stream = streams[side] ?? Stream()
        stream.descriptors += descriptors
        var entries: [RecordedEntry] = []
        var position = 0
        var start = 0
        let bytes = Array(chunk)
        while let outcome = stream.parser.next(in: bytes.span, from: &position) {
            stream.bytes += bytes[start..<position]
            start = position
            entries.append(stream.takeEntry(side, outcome, microseconds: microseconds))
        }
        stream.bytes += bytes[start...]
        streams[side] = stream
        return entries
    }

    /// Takes that a side sends nothing more.
    package mutating func end(of side: RecordedEntry.Side, microseconds: Int64) -> [RecordedEntry] {
        var stream = streams[side] ?? Stream()
        var entries: [RecordedEntry] = []
        if let outcome = stream.parser.finish() {
            entries.append(stream.takeEntry(side, outcome, microseconds: microseconds))
        }
        streams[side] = Stream()
        return entries + [RecordedEntry(side, .end, microseconds: microseconds)]
    }
}

extension ConnectionRecorder.Stream {
    fileprivate mutating func takeEntry(
        _ side: RecordedEntry.Side,
        _ outcome: JSONParser.Outcome,
        microseconds: Int64
    ) -> RecordedEntry {
        defer {
            bytes = []
            descriptors = 0
        }
        let content: RecordedEntry.Content =
            switch outcome {
            case .value(let value): .message(value)
            case .failure: .bytes(bytes)
            }
        return RecordedEntry(side, content, descriptors: min(descriptors, 999), microseconds: microseconds)
    }
}
