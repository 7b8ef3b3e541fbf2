// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// What one read brought.
struct ReceivedBytes {
    /// How many bytes; 0 at the end.
    let count: Int
    /// Descriptors that came with one of them.
    var descriptors: PassedDescriptors?
    /// Which one that is.
    var descriptorOffset = 0
}

/// What the bytes of a connection go through: a socket, or a pair of files.
protocol ByteChannel: AnyObject {
    /// Whether descriptors can come beside the bytes.
    var canPassDescriptors: Bool { get }

    /// The other end, for log lines.
    var peerDescription: String { get }

    /// Reads what is there, without waiting.
    ///
    /// - Returns: Nil where nothing is there; a count of 0 at the end.
    func receive(into buffer: inout [UInt8]) throws(SystemCallError) -> ReceivedBytes?

    /// Writes what there is room for, without waiting.
    ///
    /// - Returns: How many bytes were written; nil where there is no room.
    func send(_ bytes: Span<UInt8>) throws(SystemCallError) -> Int?

    /// Has a loop call the handler while the channel is ready for what ``waitFor(_:)`` says, at first nothing.
    func watch(on loop: EventLoop, _ handler: @escaping (Readiness) -> Void) throws(SystemCallError)

    /// Changes what is waited for.
    func waitFor(_ interest: EventLoop.Interest)

    /// Has both directions end, so that the reader finds the end and the writer an error. Not all channels can.
    func shutDown()

    /// Lets go of the descriptors, and of the handler before.
    func close()
}
