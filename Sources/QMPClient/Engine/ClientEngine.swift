// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QMPWire
import Synchronization
import SystemCalls

/// What a client is made of: its thread, and what tasks and the thread share.
///
/// Concurrency: the thread makes connections, receives, and ends what takes too long. A task hands its command to the wire
/// and sends it by itself, which saves a change of threads; the thread sends what there was no room for. The mutex guards
/// all that both touch. Tasks that wait go on from under the lock, which does but put them into their queue.
final class ClientEngine: Sendable {
    /// What tasks and the thread share.
    struct Shared {
        /// The connection, nil where there is none.
        var link: Link?
        /// Its protocol; nil exactly where there is no connection.
        var wire: ClientWire?
        /// The greeting of the newest connection.
        var greeting: QMPGreeting?

        /// The calls that the wire has.
        var calls: [ClientWire.CommandID: Call] = [:]
        /// The calls that wait for a connection.
        var parked: [Call] = []
        /// The calls that have a deadline.
        var timers = TimerQueue<Call>()

        /// Whether output waits for the thread, which knows it.
        var isBlocked = false
        /// Why nothing can be sent any more.
        var sendingFailure: SystemCallError?
        /// The instant up to which the thread sleeps; nil while it is awake.
        var sleepsUntil: MonotonicInstant?

        /// Why the thread is to end.
        var stop: QMPClientError?
        /// Why it has ended.
        var end: QMPClientError?
        /// Who waits for the first connection.
        var connectionWaiter: CheckedContinuation<Result<QMPGreeting, QMPClientError>, Never>?
        /// Who waits for the end.
        var endWaiters: [CheckedContinuation<Void, Never>] = []
    }

    let endpoint: QMPEndpoint
    let options: QMPClientOptions
    let events: EventHub
    /// Wakes the thread.
    let wakeUp: EventDescriptor
    let shared = Mutex(Shared())

    /// Prepares a client. The thread is started by ``connect()``.
    init(_ endpoint: QMPEndpoint, _ options: QMPClientOptions) throws(SystemCallError) {
        self.endpoint = endpoint
        self.options = options
        events = EventHub(keptEvents: options.keptEvents)
        wakeUp = try EventDescriptor()
    }

    /// Starts the thread and waits for the first connection.
    func connect() async throws(QMPClientError) {
        _ = try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                shared.withLock { $0.connectionWaiter = continuation }
                do throws(SystemCallError) {
                    _ = try OwnedThread(name: "qmp-client") { EngineThread(of: self).run() }
                } catch {
                    finish(cannotConnect("\(error)"))
                }
            }
        } onCancel: {
            stop(.cancelled)
        }.get()
    }

    /// The error of an attempt that failed.
    func cannotConnect(_ reason: String) -> QMPClientError {
        .cannotConnect(endpoint: endpoint.description, reason: reason)
    }

    /// Has the thread end. The first reason counts.
    func stop(_ reason: QMPClientError) {
        shared.withLock { if $0.stop == nil { $0.stop = reason } }
        wakeUp.signal()
    }

    /// Waits until the thread has ended, for which somebody must have given a reason.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            shared.withLock { shared in
                if shared.end == nil { shared.endWaiters.append(continuation) } else { continuation.resume() }
            }
        }
    }
}

// MARK: - What the thread tells

extension ClientEngine {
    /// Takes over a connection: what waited for one goes on.
    func begin(_ link: Link, _ wire: ClientWire, _ greeting: QMPGreeting) {
        shared.withLock { shared in
            shared.link = link
            shared.wire = wire
            shared.greeting = greeting
            events.countDropped(shared.wire?.droppedEarlyEventCount ?? 0)
            while let event = shared.wire?.nextEarlyEvent() { events.publish(event) }
            let parked = shared.parked
            shared.parked = []
            for call in parked { shared.handOver(call, link) }
            shared.connectionWaiter.take()?.resume(returning: .success(greeting))
        }
    }

    /// Takes bytes of the server.
    func receive(_ bytes: Span<UInt8>) throws(QMPClientError) {
        let violation = shared.withLock { shared -> ProtocolViolation? in
            shared.wire?.receive(bytes)
            do throws(ProtocolViolation) {
                while let message = try shared.wire?.next() {
                    switch message {
                    case .event(let event): events.publish(event)
                    case .reply(let id, let outcome): shared.settle(id, outcome.mapError { .server($0) })
                    }
                }
                return nil
            } catch {
                return error
            }
        }
        if let violation { throw .protocolViolation(violation) }
    }

    /// Gives up a connection: what is under way fails.
    func lose(_ reason: QMPClientError) {
        shared.withLock { $0.lose(reason) }
    }

    /// Tells all who wait that there is no connection and will be none.
    func finish(_ reason: QMPClientError) {
        shared.withLock { shared in
            shared.lose(reason)
            shared.end = reason
            for call in shared.parked { shared.abandon(call, reason) }
            shared.connectionWaiter.take()?.resume(returning: .failure(reason))
            for waiter in shared.endWaiters { waiter.resume() }
            shared.endWaiters = []
        }
        events.finish()
    }
}
