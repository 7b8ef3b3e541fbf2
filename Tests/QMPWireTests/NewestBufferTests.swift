// SPDX-License-Identifier: Apache-2.0

import QMPWire
import Testing

@Suite("NewestBuffer")
struct NewestBufferTests {
    @Test("elements come out in the order in which they went in")
    func order() {
        var buffer = NewestBuffer<Int>(limit: 100)
        var seen: [Int] = []
        for round in 0..<50 {
            for offset in 0..<3 { buffer.append(3 * round + offset) }
            for _ in 0..<2 { if let element = buffer.popFirst() { seen.append(element) } }
        }
        while let element = buffer.popFirst() { seen.append(element) }
        #expect(seen == Array(0..<150))
        #expect(buffer.droppedCount == 0)
    }

    @Test("where there are too many the oldest are dropped, and counted", arguments: [1, 2, 9, 10])
    func drops(limit: Int) {
        var buffer = NewestBuffer<Int>(limit: limit)
        for element in 0..<25 { buffer.append(element) }
        #expect(buffer.count == limit)
        #expect(buffer.droppedCount == 25 - limit)
        #expect((0..<limit).map { _ in buffer.popFirst() } == Array(25 - limit..<25))
        #expect(buffer.popFirst() == nil)
    }
}
