// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QMPWire
import SystemCalls

/// What a client is made of: its thread, and what tasks and the thread share.
///
/// Concurrency: the thread makes connections, receives, and ends what takes too long. A task hands its command to the wire
/// and sends it by itself, which saves a change of threads; the thread sends what there was no room for. A task whose
/// command alone is under way also waits for the reply by itself for a moment, which saves two. The mutex guards all that
/// both touch. No task is let go on under it: to cancel a task locks the task and then, in a handler, the mutex, and to let
/// one go on locks the task.
final class ClientEngine: Sendable {
    /// What is to be done once the lock is free.
    enum Effect {
        /// A task that has a command executed goes on.
        case settle(CheckedContinuation<Call.Outcome, Never>, Call.Outcome)
        /// A task that connects goes on.
        case connect(
            CheckedContinuation<Result<QMPGreeting, QMPClientError>, Never>,
            Result<QMPGreeting, QMPClientError>
        )
        /// A task that waits for the end goes on.
        case end(CheckedContinuation<Void, Never>)
        /// Readers get an event.
        case event(QMPEvent)
    }

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
        /// Why the thread is to end the connection.
        var fault: QMPClientError?
        /// What the thread watches the connection for; not for input while a task waits for it in place.
        var watch: Transport.Watch = .input
        /// Whether tasks do.
        var inPlaceWait: InPlaceWait
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

        /// What is to be done once the lock is free, in this order.
        var effects: [Effect] = []
    }

    let endpoint: QMPEndpoint
    let options: QMPClientOptions
    let events: EventHub
    /// Wakes the thread.
    let wakeUp: EventDescriptor
    private let shared: WaitableMutex<Shared>
    /// Room for what is received, by whoever has the mutex: so the wire gets bytes, and readers get events, in their order.
    /// The mutex of `shared` comes after this one. Tasks are let go on under it: no cancellation may need it.
    private let received = WaitableMutex([UInt8](repeating: 0, count: 64 << 10))

    /// Prepares a client. The thread is started by ``connect()``.
    init(_ endpoint: QMPEndpoint, _ options: QMPClientOptions) throws(SystemCallError) {
        self.endpoint = endpoint
        self.options = options
        events = EventHub(keptEvents: options.keptEvents)
        wakeUp = try EventDescriptor()
        shared = WaitableMutex(Shared(inPlaceWait: InPlaceWait(isWanted: options.inPlaceWait > .zero)))
    }

    /// Runs a section that has the shared state alone, and then does what it leads to.
    func withLock<Result: Sendable>(_ section: (inout sending Shared) -> Result) -> Result {
        let (result, effects) = shared.withLock { shared in
            let result = section(&shared)
            let effects = shared.effects
            if !effects.isEmpty { shared.effects = [] }
            return (result, effects)
        }
        for effect in effects {
            switch effect {
            case .settle(let continuation, let outcome): continuation.resume(returning: outcome)
            case .connect(let continuation, let outcome): continuation.resume(returning: outcome)
            case .end(let continuation): continuation.resume()
            case .event(let event): events.publish(event)
            }
        }
        return result
    }

    /// Starts the thread and waits for the first connection.
    func connect() async throws(QMPClientError) {
        _ = try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                withLock { $0.connectionWaiter = continuation }
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
        withLock { if $0.stop == nil { $0.stop = reason } }
        wakeUp.signal()
    }

    /// Waits until the thread has ended, for which somebody must have given a reason.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            withLock { shared in
                if shared.end == nil {
                    shared.endWaiters.append(continuation)
                } else {
                    shared.effects.append(.end(continuation))
                }
            }
        }
    }
}

// MARK: - What the thread tells

extension ClientEngine {
    /// Takes over a connection: what waited for one goes on, and what came along with the agreement is received.
    func begin(_ link: Link, _ wire: ClientWire, _ greeting: QMPGreeting) throws(QMPClientError) {
        try received.withLock { buffer throws(QMPClientError) in
            adopt(link, wire, greeting)
            try receive(buffer.span.extracting(first: 0), over: link)
        }
    }

    private func adopt(_ link: Link, _ wire: ClientWire, _ greeting: QMPGreeting) {
        withLock { shared in
            shared.link = link
            shared.wire = wire
            shared.greeting = greeting
            shared.watch = .input
            events.countDropped(shared.wire?.droppedEarlyEventCount ?? 0)
            while let event = shared.wire?.nextEarlyEvent() { shared.effects.append(.event(event)) }
            let parked = shared.parked
            shared.parked = []
            for call in parked { shared.handOver(call, link) }
            if let waiter = shared.connectionWaiter.take() {
                shared.effects.append(.connect(waiter, .success(greeting)))
            }
        }
    }

    /// Receives what is there.
    ///
    /// - Returns: Whether anything was.
    /// - Throws: What the connection is to be ended for.
    @discardableResult
    func receive(over link: Link) throws(QMPClientError) -> Bool {
        try received.withLock { buffer throws(QMPClientError) in
            guard let count = try EngineThread.receive(into: &buffer, from: link.transport) else { return false }
            try receive(buffer.span.extracting(0..<count), over: link)
            return true
        }
    }

    /// Waits until whoever receives now has published the events. A reply is handed out behind the events that came before
    /// it.
    func finishReceiving() { received.withLock { _ in } }

    /// Takes bytes of the server; for one who has the mutex of `received`.
    private func receive(_ bytes: Span<UInt8>, over link: Link) throws(QMPClientError) {
        let fault = withLock { shared -> QMPClientError? in
            guard shared.link === link else { return nil }
            shared.wire?.receive(bytes)
            do throws(ProtocolViolation) {
                while let message = try shared.wire?.next() {
                    switch message {
                    case .event(let event): shared.effects.append(.event(event))
                    case .reply(let id, let outcome): shared.settle(id, outcome.mapError { .server($0) })
                    }
                }
                return nil
            } catch {
                // Known at once to the thread, which may find the end of the connection meanwhile.
                shared.fault = .protocolViolation(error)
                return shared.fault
            }
        }
        if let fault { throw fault }
    }

    /// Gives up a connection: what is under way fails.
    ///
    /// - Parameter error: What the thread found.
    /// - Returns: The reason: that, or what somebody found before.
    func lose(_ error: QMPClientError) -> QMPClientError {
        // Events that were received before are published before the end.
        received.withLock { _ in
            withLock { shared in
                let reason = shared.fault ?? error
                shared.lose(reason)
                return reason
            }
        }
    }

    /// Tells all who wait that there is no connection and will be none.
    func finish(_ reason: QMPClientError) {
        withLock { shared in
            shared.lose(reason)
            shared.end = reason
            for call in shared.parked { shared.abandon(call, reason) }
            if let waiter = shared.connectionWaiter.take() { shared.effects.append(.connect(waiter, .failure(reason))) }
            shared.effects += shared.endWaiters.map { .end($0) }
            shared.endWaiters = []
        }
        events.finish()
    }
}
