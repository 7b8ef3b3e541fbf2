// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QAPI
import QMPWire
import Synchronization
import SystemCalls

extension ClientEngine {
    /// Executes a command: the reply, or why there is none.
    func perform(_ call: Call) async -> Call.Outcome {
        if Task.isCancelled { return .failure(.cancelled) }
        let (early, yields) = begin(call)
        if yields { await Task.yield() }
        if let early { return early }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait(for: call, $0) }
        } onCancel: {
            withLock { $0.abandon(call, .cancelled) }
        }
    }

    /// Hands a call over, and waits for the reply for a moment, where that may be worthwhile.
    ///
    /// - Returns: The outcome, if there is one by then, and whether other tasks are to have the thread now.
    private func begin(_ call: Call) -> (outcome: Call.Outcome?, yields: Bool) {
        start(call).map { waitInPlace(for: call, over: $0) } ?? (nil, false)
    }

    private func wait(for call: Call, _ continuation: CheckedContinuation<Call.Outcome, Never>) {
        let outcome = withLock { _ -> Call.Outcome? in
            if case .settled(let outcome) = call.stage { return outcome }
            call.continuation = continuation
            return nil
        }
        guard let outcome else { return }
        finishReceiving()
        continuation.resume(returning: outcome)
    }

    /// Hands a call to the wire, or to what waits for a connection.
    ///
    /// - Returns: The connection, where the calling thread is to wait for the reply for a moment.
    private func start(_ call: Call) -> Link? {
        let (link, needsThread) = withLock { shared -> (Link?, Bool) in
            shared.accept(call)
            let waits = shared.beginWait(for: call)
            if !shared.isBlocked, let link = shared.link, link.transport.takesAnyThread { shared.flush(link) }
            if waits, shared.keepsWaiting() { return (shared.link, false) }
            return (nil, shared.needsThread(for: call.deadline))
        }
        if needsThread { wakeUp.signal() }
        return link
    }

    /// Sends what waits. Where there is no room for all, room is watched for.
    func flush() {
        withLock { shared in
            guard let link = shared.link else { return }
            shared.flush(link)
            shared.isBlocked = shared.hasOutput
            guard shared.isBlocked != shared.watch.contains(.room) else { return }
            _ = shared.change(link, to: shared.watch.symmetricDifference(.room))
        }
    }
}

extension ClientEngine.Shared {
    /// Takes a call of a task.
    fileprivate mutating func accept(_ call: Call) {
        if let reason = end ?? stop { return end(call, .failure(reason)) }
        if let deadline = call.deadline {
            guard deadline > .now else { return end(call, .failure(.deadlineExceeded)) }
            timers.insert(call, deadline: deadline)
        }
        guard let link else {
            call.stage = .parked
            parked.append(call)
            return
        }
        handOver(call, link)
    }

    /// Hands a call to the wire, which has to be there.
    mutating func handOver(_ call: Call, _ link: Link) {
        if let fault = fault(of: call, link) { return abandon(call, .cannotSend(fault)) }
        guard let id = wire?.send(call.request, passesDescriptors: !call.descriptors.isEmpty) else {
            preconditionFailure("a connection has a wire")
        }
        call.stage = .handedOver(id)
        if !call.request.omitsReply || !call.descriptors.isEmpty { calls[id] = call }
        if call.request.omitsReply { end(call, .success([:])) }
    }

    /// Why a call cannot be sent over a connection, if that is so.
    private func fault(of call: Call, _ link: Link) -> String? {
        if call.request.isOutOfBand, wire?.isOutOfBandEnabled != true {
            return "Out-of-band commands are not enabled"
        }
        guard !call.descriptors.isEmpty else { return nil }
        if !link.transport.passesDescriptors { return "Descriptors can be passed over Unix sockets only" }
        return call.descriptors.count > 16 ? "More than 16 descriptors cannot be passed at once" : nil
    }

    /// Takes the reply to a command.
    mutating func settle(_ id: ClientWire.CommandID, _ outcome: Call.Outcome) {
        // Nobody waits for a command that is not answered unless it fails.
        if let call = calls.removeValue(forKey: id) { end(call, outcome) }
    }

    /// Has nobody wait for a call any more. One that was sent keeps its descriptors until the reply comes.
    mutating func abandon(_ call: Call, _ reason: QMPClientError) {
        switch call.stage {
        case .new, .settled: break
        case .parked: parked.removeAll { $0 === call }
        case .handedOver(let id): if wire?.withdraw(id) == true { calls[id] = nil }
        }
        end(call, .failure(reason))
    }

    private mutating func end(_ call: Call, _ outcome: Call.Outcome) {
        if call.place != nil { timers.remove(call) }
        if let effect = call.settle(outcome) { effects.append(effect) }
    }

    /// Gives up the connection with all that is under way.
    mutating func lose(_ reason: QMPClientError) {
        link = nil
        wire = nil
        isBlocked = false
        sendingFailure = nil
        fault = nil
        for call in calls.values { end(call, .failure(reason)) }
        calls = [:]
    }

    /// Ends the calls whose time is up.
    mutating func expire() {
        let now = MonotonicInstant.now
        while let call = timers.takeFirst(dueBy: now) { abandon(call, .deadlineExceeded) }
    }
}

extension ClientEngine.Shared {
    /// Whether output waits that can still be sent.
    var hasOutput: Bool { sendingFailure == nil && wire?.nextChunk != nil }

    /// Sends as much as there is room for.
    mutating func flush(_ link: Link) {
        while sendingFailure == nil, let chunk = wire?.nextChunk {
            let descriptors = chunk.passing.flatMap { calls[$0]?.descriptors } ?? []
            do throws(SystemCallError) {
                let count = try wire?.withBytes(of: chunk) { bytes throws(SystemCallError) in
                    try link.transport.send(bytes, passing: descriptors)
                }
                guard let count else { return }
                wire?.wrote(count)
            } catch {
                sendingFailure = error
            }
        }
    }

    /// Whether the thread has to be woken up: for output, for a failure, or for a deadline before it would wake up.
    mutating func needsThread(for deadline: MonotonicInstant?) -> Bool {
        let hasWork = !isBlocked && (hasOutput || sendingFailure != nil) || fault != nil
        if hasWork { isBlocked = true }
        guard !hasWork, let sleepsUntil, let deadline else { return hasWork }
        return deadline < sleepsUntil
    }
}

extension Duration {
    /// The duration in nanoseconds, the largest number where it is longer.
    var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, isTooLong) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isTooLong ? (seconds < 0 ? .min : .max) : sum
    }
}
