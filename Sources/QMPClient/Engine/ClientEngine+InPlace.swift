// SPDX-License-Identifier: Apache-2.0

import QMPWire
import SystemCalls

extension ClientEngine {
    /// Waits for the reply to a call in the calling thread, for a moment. Meanwhile the engine's thread does not watch for
    /// input.
    ///
    /// To change threads takes about as long as a server takes for a simple command. So a task that has nothing else under
    /// way receives the reply by itself, where it comes soon.
    ///
    /// - Returns: The outcome, if there is one by the end, and whether other tasks are to have the thread now.
    func waitInPlace(for call: Call, over link: Link) -> (outcome: Call.Outcome?, yields: Bool) {
        let patience = MonotonicInstant.now.advanced(byNanoseconds: options.inPlaceWait.wholeNanoseconds)
        let limit = min(patience, call.deadline ?? patience)
        var fault: QMPClientError?
        do throws(QMPClientError) {
            repeat {
                let rest = limit.nanoseconds(since: .now)
                guard rest > 0, link.transport.hasInput(withinNanoseconds: rest) else { break }
                try receive(over: link)
            } while isUnderWay(call)
        } catch {
            fault = error
        }
        return endWait(for: call, over: link, fault)
    }

    private func isUnderWay(_ call: Call) -> Bool {
        withLock { _ in if case .handedOver = call.stage { true } else { false } }
    }

    private func endWait(
        for call: Call,
        over link: Link,
        _ fault: QMPClientError?
    ) -> (outcome: Call.Outcome?, yields: Bool) {
        let (outcome, yields, needsThread) = withLock { shared -> (Call.Outcome?, Bool, Bool) in
            let watches = shared.watchAgain(link, after: fault)
            guard case .settled(let outcome) = call.stage else {
                shared.inPlaceWait.failed()
                return (nil, false, shared.needsThread(for: call.deadline) || !watches)
            }
            // The reply may have let others be sent, which waited for it.
            let needsThread = shared.needsThread(for: nil) || !watches
            // Where other commands came meanwhile, it kept the thread from sending more of them.
            guard shared.calls.isEmpty else {
                shared.inPlaceWait.failed()
                return (outcome, false, needsThread)
            }
            return (outcome, shared.inPlaceWait.succeeded(), needsThread)
        }
        if needsThread { wakeUp.signal() }
        if outcome != nil { finishReceiving() }
        return (outcome, yields)
    }
}

extension ClientEngine.Shared {
    /// Decides whether the task of a call that is handed over and not sent yet waits for the reply in its own thread. The
    /// engine's thread, if it sleeps, is not woken by input then.
    mutating func beginWait(for call: Call) -> Bool {
        guard let link, case .handedOver = call.stage, calls.count == 1, watch == .input, !isBlocked,
            link.transport.takesAnyThread, inPlaceWait.isWorthwhile()
        else { return false }
        return change(link, to: [])
    }

    /// Decides, after an attempt to send all, whether the task waits on: only for the reply.
    mutating func keepsWaiting() -> Bool {
        guard hasOutput || sendingFailure != nil, let link else { return true }
        _ = change(link, to: .input)
        return false
    }

    /// Has the engine's thread watch for input again.
    ///
    /// - Parameter fault: What was wrong with the input, which the thread is to end the connection for.
    /// - Returns: Whether it does, or has another connection by now; otherwise there is a fault.
    fileprivate mutating func watchAgain(_ link: Link, after fault: QMPClientError?) -> Bool {
        guard self.link === link else { return true }
        if let fault {
            if self.fault == nil { self.fault = fault }
            return false
        }
        return change(link, to: watch.union(.input))
    }

    /// Has the engine's thread watch for something else.
    ///
    /// - Returns: Whether it does; otherwise there is a fault.
    mutating func change(_ link: Link, to new: Transport.Watch) -> Bool {
        do throws(SystemCallError) {
            try link.transport.change(watch, to: new, in: link.epoll)
        } catch {
            fault = .closed(.failure(error))
            return false
        }
        watch = new
        return true
    }
}
