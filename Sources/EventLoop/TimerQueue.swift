// SPDX-License-Identifier: Apache-2.0

package import SystemCalls

/// What can wait in a ``TimerQueue``.
package protocol QueuedTimer: AnyObject {
    /// Where it stands in its queue; nil while it does not wait. Only the queue sets it.
    var place: TimerPlace? { get set }
}

/// Where a timer stands in a queue.
package struct TimerPlace: Sendable {
    /// When it is due.
    let deadline: MonotonicInstant
    /// How many came before it, which settles the order of timers for the same instant.
    let arrival: UInt64
    /// Its index in the heap.
    fileprivate(set) var position: Int
}

/// The timers that wait: earliest first, and of those for the same instant the one that came first.
///
/// A binary heap whose timers know their position, so that any of them can be taken out in logarithmic time.
package struct TimerQueue<Element: QueuedTimer> {
    /// No timer comes before its parent, whose position is (position − 1) / 2.
    private var heap: [Element] = []
    private var arrivals: UInt64 = 0

    /// Makes an empty queue.
    package init() {}

    /// When the first timer is due, nil where there is none.
    package var nextDeadline: MonotonicInstant? { heap.first?.place?.deadline }

    /// Puts in a timer that is in no queue.
    package mutating func insert(_ timer: Element, deadline: MonotonicInstant) {
        precondition(timer.place == nil, "a timer waits in one queue at a time")
        timer.place = TimerPlace(deadline: deadline, arrival: arrivals, position: heap.count)
        arrivals += 1
        heap.append(timer)
        moveUp(timer, from: heap.count - 1)
    }

    /// Takes out a timer, wherever in the queue it is.
    package mutating func remove(_ timer: Element) {
        guard let position = timer.place?.position else { preconditionFailure("the timer is not in the queue") }
        precondition(heap[position] === timer, "the timer is in another queue")
        timer.place = nil
        let last = heap.removeLast()
        guard last !== timer else { return }
        // The last leaf comes from another branch, so it may belong further up as well as further down.
        moveUp(last, from: position)
        if let settled = last.place?.position { moveDown(last, from: settled) }
    }

    /// Takes out the first timer if it is due by `now`.
    package mutating func takeFirst(dueBy now: MonotonicInstant) -> Element? {
        guard let deadline = nextDeadline, deadline <= now else { return nil }
        let timer = heap[0]
        remove(timer)
        return timer
    }

    /// Lets a timer rise from a position, which is free, to where its parent comes before it.
    private mutating func moveUp(_ timer: Element, from start: Int) {
        var position = start
        while position > 0 {
            let parent = (position - 1) / 2
            guard timer.comesBefore(heap[parent]) else { break }
            put(heap[parent], at: position)
            position = parent
        }
        put(timer, at: position)
    }

    /// Lets a timer sink from a position, which is free, to where it comes before its children.
    private mutating func moveDown(_ timer: Element, from start: Int) {
        var position = start
        while let child = firstChild(of: position), heap[child].comesBefore(timer) {
            put(heap[child], at: position)
            position = child
        }
        put(timer, at: position)
    }

    /// The position of the child that comes first, nil for a leaf.
    private func firstChild(of position: Int) -> Int? {
        let (left, right) = (2 * position + 1, 2 * position + 2)
        guard left < heap.count else { return nil }
        return right < heap.count && heap[right].comesBefore(heap[left]) ? right : left
    }

    private mutating func put(_ timer: Element, at position: Int) {
        heap[position] = timer
        timer.place?.position = position
    }
}

extension QueuedTimer {
    /// Whether this timer is due before another one; both wait.
    fileprivate func comesBefore(_ other: some QueuedTimer) -> Bool {
        guard let place, let otherPlace = other.place else { preconditionFailure("a timer in the heap has a place") }
        if place.deadline != otherPlace.deadline { return place.deadline < otherPlace.deadline }
        return place.arrival < otherPlace.arrival
    }
}
