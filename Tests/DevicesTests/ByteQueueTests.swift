// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Devices

@Suite struct ByteQueueTests {
    @Test func `bytes come out in the order in which they went in`() {
        var queue = ByteQueue()
        var taken: [UInt8] = []
        for round in 0..<50 {
            let bytes = (0..<7).map { UInt8(truncatingIfNeeded: 7 * round + $0) }
            queue.append(bytes.span)
            for _ in 0..<(round.isMultiple(of: 3) ? 14 : 3) { queue.popFirst().map { taken.append($0) } }
        }
        while let byte = queue.popFirst() { taken.append(byte) }
        #expect(taken == (0..<350).map { UInt8($0 & 0xFF) })
        #expect(queue.isEmpty)
    }

    @Test func `an empty queue has nothing to take`() {
        var queue = ByteQueue()
        #expect(queue.popFirst() == nil)
        queue.append(1)
        queue.removeAll()
        #expect(queue.popFirst() == nil)
        #expect(queue.count == 0)
    }

    @Test func `what is dropped from the start is not lent`() {
        var queue = ByteQueue()
        queue.append([1, 2, 3, 4].span)
        queue.removeFirst(3)
        queue.append(5)
        #expect(queue.withBytes { bytes in bytes.indices.map { bytes[$0] } } == [4, 5])
        #expect(queue.count == 2)
    }
}
