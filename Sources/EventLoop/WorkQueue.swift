// SPDX-License-Identifier: Apache-2.0

/// Elements that leave in the order in which they came.
struct WorkQueue<Element> {
    /// Those before the head have left.
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        defer {
            elements[head] = nil
            head += 1
            // Half of the elements pay for moving the other half, so that each costs the same on average.
            if 2 * head >= elements.count {
                elements.removeFirst(head)
                head = 0
            }
        }
        return elements[head]
    }
}

extension WorkQueue: Sendable where Element: Sendable {}
