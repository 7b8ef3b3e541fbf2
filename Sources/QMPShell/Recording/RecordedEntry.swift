// SPDX-License-Identifier: Apache-2.0

package import JSON

/// What one side of a recorded connection sent, or that it ended.
package struct RecordedEntry: Sendable, Equatable {
    /// One of the two sides.
    package enum Side: Sendable, Hashable, CaseIterable {
        /// The side that sends commands.
        case client
        /// The side that replies and sends events.
        case server
    }

    /// What came.
    package enum Content: Sendable, Equatable {
        /// A message.
        case message(JSONValue)
        /// Bytes that are no message.
        case bytes([UInt8])
        /// The end of what the side sends.
        case end
    }

    /// Microseconds since the start of the recording, from 0 on.
    package var microseconds: Int64

    /// Who sent it.
    package let side: Side

    /// What came.
    package let content: Content

    /// How many descriptors came along with it.
    package var descriptors: Int

    /// Makes an entry.
    package init(_ side: Side, _ content: Content, descriptors: Int = 0, microseconds: Int64 = 0) {
        self.microseconds = microseconds
        self.side = side
        self.content = content
        self.descriptors = descriptors
    }
}
