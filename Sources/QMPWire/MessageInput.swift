// SPDX-License-Identifier: Apache-2.0

import JSON

/// What a peer sends, from bytes to JSON values.
struct MessageInput: Sendable {
    /// A buffer with more room than this is given back when it is empty.
    private static let keptCapacity = 128 << 10

    private var parser = JSONParser()
    private var bytes: [UInt8] = []
    /// How many of the bytes are parsed.
    private var position = 0

    /// How many bytes of the stream are parsed.
    var parsedCount: Int { parser.offset }

    /// How many bytes are received and not parsed.
    var unparsedCount: Int { bytes.count - position }

    /// Takes bytes, of which any number can be handed in at any time.
    mutating func receive(_ span: Span<UInt8>) {
        if position == bytes.count {
            bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
        } else {
            bytes.removeFirst(position)
        }
        position = 0
        unsafe span.withUnsafeBufferPointer { buffer in
            // SAFETY: the pointer is used within the call alone.
            unsafe bytes.append(contentsOf: buffer)
        }
    }

    /// The next value, or what is none; nil where nothing is complete.
    mutating func next() -> JSONParser.Outcome? { parser.next(in: bytes, from: &position) }
}
