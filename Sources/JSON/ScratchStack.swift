// SPDX-License-Identifier: Apache-2.0

/// A stack whose entries are moved in and out, so that nothing is copied and no references are counted.
@safe
struct ScratchStack<Element>: ~Copyable {
    private(set) var count = 0
    private var places = unsafe UnsafeMutableBufferPointer<Element>(start: nil, count: 0)

    deinit {
        // SAFETY: the first `count` places are initialized, at all times but between a move and `forget(from:)`.
        unsafe places.extracting(..<count).deinitialize()
        unsafe places.deallocate()
    }

    @inline(__always)
    mutating func push(_ element: consuming Element) {
        if unsafe count == places.count { grow() }
        // SAFETY: there is a place, and it is not initialized.
        unsafe places.initializeElement(at: count, to: element)
        count += 1
    }

    /// Takes the last entry, which there must be.
    @inline(__always)
    mutating func pop() -> Element {
        precondition(count > 0, "an empty stack")
        count -= 1
        // SAFETY: it was initialized, and no longer counts.
        return unsafe places.moveElement(from: count)
    }

    /// Lends the entries from an index on, until the stack is changed. Those that are moved out are to be forgotten.
    @inline(__always)
    func entries(from first: Int) -> UnsafeMutableBufferPointer<Element> { unsafe places.extracting(first..<count) }

    /// Forgets the entries from an index on, all of which have been moved out.
    @inline(__always)
    mutating func forget(from first: Int) { count = first }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(8, count * 2))
        // SAFETY: all places are initialized when there is none left.
        _ = unsafe larger.moveInitialize(fromContentsOf: places)
        unsafe places.deallocate()
        unsafe places = larger
    }
}
