// SPDX-License-Identifier: Apache-2.0

/// What a client is told of a descriptor set.
public struct SetDescription: Hashable, Sendable {
    /// The number of the set.
    public let set: Int64

    /// Its descriptors, in the order in which they were added.
    public let members: [Member]

    /// What a client is told of a descriptor in a set.
    public struct Member: Hashable, Sendable {
        /// The number of the descriptor in this process.
        public let number: Int

        /// What the client that added it wanted to be told.
        public let opaque: String?
    }
}
