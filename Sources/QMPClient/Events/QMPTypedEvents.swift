// SPDX-License-Identifier: Apache-2.0

public import QAPI
import QMPWire
public import SystemCalls

/// Events of one type, as they come, from the moment on at which they were asked for.
///
/// It ends when the client does. It fails at an event whose data is not what the schema says; the next ones can be read.
///
/// A reader that is slower than the server loses the oldest events that wait for it: ``droppedCount``.
public struct QMPTypedEvents<Event: QAPIEvent>: AsyncSequence, Sendable {
    /// An event with its time.
    public struct Element: Sendable {
        /// The event with its data.
        public let event: Event
        /// When it happened by the server's clock; nil where the server could not tell.
        public let timestamp: WallClockTime?
    }

    /// An event whose data is not what the schema says.
    public typealias Failure = QMPClientError

    /// Goes through the events.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var events: QMPEvents.AsyncIterator

        /// Waits for the next event; nil where there is none any more, or the task is cancelled.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(QMPClientError) -> Element? {
            guard let event = await events.next(isolation: actor) else { return nil }
            do throws(DecodingError) {
                return Element(event: try Event(from: .object(event.data), .client), timestamp: event.timestamp)
            } catch {
                throw .unexpectedReply(error)
            }
        }
    }

    let events: QMPEvents

    /// How many events were dropped so far, because more waited than may.
    public var droppedCount: Int { events.droppedCount }

    /// Makes an iterator, which shares the events with all others of this sequence.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(events: events.makeAsyncIterator()) }
}
