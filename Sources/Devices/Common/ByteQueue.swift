// SPDX-License-Identifier: Apache-2.0

/// Bytes that are taken in the order in which they were put.
struct ByteQueue: Sendable {
    private var storage: [UInt8] = []
    /// How many bytes at the start of the storage are taken already.
    private var head = 0

    /// How many bytes there are.
    var count: Int { storage.count - head }

    /// Whether there is none.
    var isEmpty: Bool { head == storage.count }

    /// Puts one byte.
    mutating func append(_ byte: UInt8) {
        reclaim()
        storage.append(byte)
    }

    /// Puts bytes.
    mutating func append(_ bytes: Span<UInt8>) {
        reclaim()
        storage.reserveCapacity(storage.count + bytes.count)
        for index in bytes.indices { storage.append(bytes[index]) }
    }

    /// Takes the first byte, if there is one.
    mutating func popFirst() -> UInt8? {
        guard !isEmpty else { return nil }
        defer { removeFirst(1) }
        return storage[head]
    }

    /// Drops bytes from the start.
    mutating func removeFirst(_ count: Int) {
        precondition(count <= self.count, "more bytes are dropped than there are")
        head += count
    }

    /// Drops all bytes.
    mutating func removeAll() {
        storage.removeAll(keepingCapacity: true)
        head = 0
    }

    /// Lends the bytes.
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(storage.span.extracting(head...)) }

    /// Uses the room of taken bytes again, once they are at least half of all: so each byte moves once on average.
    private mutating func reclaim() {
        guard head > 0, head >= count else { return }
        storage.removeFirst(head)
        head = 0
    }
}
