// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import JSON
public import QAPI
internal import QMPWire
internal import Synchronization
internal import SystemCalls

/// Where events are emitted, from any thread.
///
/// An event is stamped and encoded where it happens. The server's loop sends it on: before the reply to the command that
/// caused it, otherwise soon.
public final class EventEmitter: Sendable {
    private let loop: EventLoop
    private let rules: [String: EventThrottle.Rule]
    private let hides: SpecialFeatures
    private let log: @Sendable (String) -> Void

    /// What the loop has not taken yet. The mutex guards it.
    private let queue = Mutex<[EncodedEvent]>([])

    /// Takes and sends what is in the queue. Only the loop's thread calls it.
    private nonisolated(unsafe) let deliver: () -> Void

    init(
        loop: EventLoop,
        rules: [String: EventThrottle.Rule],
        hides: SpecialFeatures,
        log: @escaping @Sendable (String) -> Void,
        deliver: @escaping () -> Void
    ) {
        self.loop = loop
        self.rules = rules
        self.hides = hides
        self.log = log
        unsafe self.deliver = deliver
    }

    /// Emits an event that happens now. Any thread may.
    ///
    /// One whose data JSON cannot express is logged and lost.
    public func emit<Event: QAPIEvent>(_ event: Event) {
        let metadata = Event.metadata
        guard metadata.specialFeatures.isDisjoint(with: hides) else { return }
        let now = WallClockTime.now
        do throws(JSONWriterError) {
            enqueue(
                try EncodedEvent(
                    event,
                    seconds: now.seconds,
                    microseconds: now.microseconds,
                    rule: rules[metadata.name],
                    hides: hides
                )
            )
        } catch {
            log("the event \(metadata.name) is lost: \(error)")
        }
    }

    private func enqueue(_ event: EncodedEvent) {
        let isFirst = queue.withLock { queue in
            queue.append(event)
            return queue.count == 1
        }
        // SAFETY: the loop's thread does what is submitted.
        if isFirst { loop.submit { [self] in unsafe deliver() } }
    }

    /// Takes what was emitted, in its order.
    func takeAll() -> [EncodedEvent] {
        queue.withLock { queue in
            defer { queue = [] }
            return queue
        }
    }
}
