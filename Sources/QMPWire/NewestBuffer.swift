// SPDX-License-Identifier: Apache-2.0

/// Elements that wait, of which the oldest are dropped where they become too many.
package struct NewestBuffer<Element: Sendable>: Sendable {
    /// How many wait at most, at least one.
    package let limit: Int

    /// How many were dropped.
    package private(set) var droppedCount = 0

    /// The elements from `start` on, then those before it.
    private var elements: [Element?] = []
    private var start = 0

    /// How many wait.
    package private(set) var count = 0

    /// Makes an empty buffer.
    package init(limit: Int) {
        precondition(limit > 0, "no room for elements: \(limit)")
        self.limit = limit
    }

    /// Puts in the newest element.
    package mutating func append(_ element: Element) {
        if count == limit {
            elements[start] = element
            start = (start + 1) % limit
            droppedCount += 1
            return
        }
        if count == elements.count { grow() }
        elements[(start + count) % elements.count] = element
        count += 1
    }

    /// Takes out the oldest element.
    package mutating func popFirst() -> Element? {
        guard count > 0 else { return nil }
        let element = elements[start].take()
        start = (start + 1) % elements.count
        count -= 1
        return element
    }

    /// Counts elements as dropped that were so before they came here.
    package mutating func countDropped(_ number: Int) { droppedCount += number }

    private mutating func grow() {
        elements = Array(elements[start...] + elements[..<start])
        start = 0
        elements += Array(repeating: nil, count: min(max(8, count), limit - count))
    }
}
