// SPDX-License-Identifier: Apache-2.0

/// Sets of descriptors that clients passed, each standing for one file that can be opened as `/dev/fdset/N` in several
/// access modes. They outlive their clients. Any thread may use them.
///
/// A set is there while it has descriptors, or files that were opened from it.
public final class DescriptorSets: Sendable {
    /// The sets by their numbers; the mutex guards them. This object owns the descriptors in them.
    let members = WaitableMutex<[Int64: Members]>([:])

    /// What is in one set.
    struct Members {
        /// In the order in which they were added.
        var descriptors: [SetDescription.Member] = []
        /// How many files are open that came from it.
        var useCount = 0
    }

    /// Makes an empty collection.
    public init() {}

    deinit {
        // No file is open any more: each holds this object.
        for set in members.withLock({ $0 }).values { Self.close(set.descriptors) }
    }

    /// Where a descriptor was added.
    public struct Added: Hashable, Sendable {
        /// The number of the set.
        public let set: Int64
        /// The number of the descriptor in this process.
        public let number: Int
    }

    /// Adds a descriptor to a set, which is made where there is none.
    ///
    /// - Parameters:
    ///   - set: The number of the set, not negative; nil for a new set with the lowest number that is free. One above
    ///     2 147 483 647 cannot be opened.
    ///   - opaque: What the client wants to be told of the descriptor.
    /// - Throws: Where the number is negative; the descriptor is closed.
    public func add(
        _ descriptor: consuming OwnedDescriptor,
        set: Int64? = nil,
        opaque: String? = nil
    ) throws(DescriptorSetError) -> Added {
        if let set, set < 0 { throw .negativeSet }
        let member = SetDescription.Member(number: Int(descriptor.release()), opaque: opaque)
        return members.withLock { sets in
            var lowestFree: Int64 = 0
            while set == nil, sets[lowestFree] != nil { lowestFree += 1 }
            sets[set ?? lowestFree, default: Members()].descriptors.append(member)
            return Added(set: set ?? lowestFree, number: member.number)
        }
    }

    /// Removes a descriptor from a set, or all where no number is given, and closes it at once. Files that were opened
    /// from the set stay open.
    public func remove(set: Int64, number: Int64? = nil) throws(DescriptorSetError) {
        let notFound = DescriptorSetError.notFound(set: set, number: number)
        let removed = try members.withLock { sets throws(DescriptorSetError) in
            guard var found = sets[set] else { throw notFound }
            let removed = found.descriptors.filter { number == nil || Int64($0.number) == number }
            if number != nil, removed.isEmpty { throw notFound }
            found.descriptors.removeAll { removed.contains($0) }
            sets[set] = found.isEmpty ? nil : found
            return removed
        }
        Self.close(removed)
    }

    /// The sets, by descending numbers.
    public var sets: [SetDescription] {
        members.withLock { $0 }
            .sorted { $0.key > $1.key }
            .map { SetDescription(set: $0.key, members: $0.value.descriptors) }
    }

    private static func close(_ descriptors: [SetDescription.Member]) {
        for descriptor in descriptors { _ = OwnedDescriptor(owning: CInt(descriptor.number)) }
    }
}

extension DescriptorSets.Members {
    /// Whether nothing holds the set any more.
    var isEmpty: Bool { descriptors.isEmpty && useCount == 0 }
}
