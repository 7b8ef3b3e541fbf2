// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import EventLoop

struct WorkQueueTests {
    @Test("elements leave in the order in which they came, whatever comes between", arguments: 1...8)
    func order(burst: Int) {
        var queue = WorkQueue<Int>()
        var next = 0
        var left: [Int] = []
        for _ in 0..<50 {
            for _ in 0..<burst {
                queue.append(next)
                next += 1
            }
            for _ in 0..<(burst + 1) / 2 { if let element = queue.popFirst() { left.append(element) } }
            #expect(queue.count == next - left.count)
        }
        while let element = queue.popFirst() { left.append(element) }
        #expect(left == Array(0..<next))
        #expect(queue.count == 0)
    }

    @Test("an element that has left is let go of at once")
    func released() {
        final class Element {}
        var queue = WorkQueue<Element>()
        weak var first: Element?
        do {
            let element = Element()
            first = element
            queue.append(element)
        }
        for _ in 0..<3 { queue.append(Element()) }
        #expect(first != nil)
        _ = queue.popFirst()
        #expect(first == nil)
    }
}
