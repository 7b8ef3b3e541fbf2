// SPDX-License-Identifier: Apache-2.0

public import QMPWire

/// Events as they come, from the moment on at which they were asked for.
///
/// It ends when the client does, which no error tells; ``QMPClient/closeReason`` does. Where several tasks read the same
/// sequence, each event goes to one of them.
///
/// A reader that is slower than the server loses the oldest events that wait for it: ``droppedCount``.
public struct QMPEvents: AsyncSequence, Sendable {
    /// An event of the server, whatever its name.
    public typealias Element = QMPEvent
    /// It ends, but does not fail.
    public typealias Failure = Never

    /// Goes through the events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let reader: EventReader

        /// Waits for the next event; nil where there is none any more, or the task is cancelled.
        public mutating func next(isolation actor: isolated (any Actor)? = #isolation) async -> QMPEvent? {
            guard case .event(let event) = await reader.subscription.next() else { return nil }
            return event
        }
    }

    let reader: EventReader

    /// How many events were dropped so far, because more waited than may.
    public var droppedCount: Int { reader.subscription.droppedCount }

    /// Makes an iterator, which shares the events with all others of this sequence.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: reader) }
}
