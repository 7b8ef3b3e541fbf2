// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

/// The descriptors that a client passed and no command took.
///
/// A batch belongs to the request with whose bytes it came. When that is executed, the batch takes the place of the one that
/// is pending, which is closed; so every request of a pipeline finds its own. A pending batch stays until a command takes
/// from it.
struct PendingDescriptors {
    /// Those whose request was not executed yet, in the order of their places in the stream.
    private var batches: [(offset: Int, descriptors: PassedDescriptors)] = []

    /// The batch that the next command takes from.
    private var pending: PassedDescriptors?

    /// When so many batches wait, no more are read. The requests that can be queued have fewer, unless a client passes
    /// several with each.
    private static let capacity = 16

    /// Whether more may come.
    var hasRoom: Bool { batches.count < Self.capacity }

    /// Adds a batch that came with the byte at an offset of the stream.
    mutating func add(_ descriptors: PassedDescriptors, at offset: Int) { batches.append((offset, descriptors)) }

    /// Makes the batch of a request pending, if there is one, as the request is about to be executed.
    mutating func reach(_ bytes: Range<Int>) {
        guard let own = batches.last(where: { bytes.contains($0.offset) }) else { return }
        pending = own.descriptors
        batches.removeAll { bytes.contains($0.offset) }
    }

    /// Closes the batches that came with bytes from an offset on, since another comes with the same message.
    mutating func close(from offset: Int) {
        while let last = batches.last, last.offset >= offset { batches.removeLast() }
    }

    /// Takes the first descriptor of the pending batch; the rest is closed.
    mutating func takeFirst() -> OwnedDescriptor? { pending.take()?.takeFirst() }
}
