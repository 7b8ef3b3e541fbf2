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
        let limit = MonotonicInstant.now.advanced(byNanoseconds: options.inPlaceWait.wholeNanoseconds)
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
        let (result, needsThread) = withLock { shared -> ((Call.Outcome?, Bool), Bool) in
            var needsThread = shared.watchAgain(link, after: fault)
            guard case .settled(let outcome) = call.stage else {
                shared.inPlaceWait.failed()
                if shared.needsThread(for: call.deadline) { needsThread = true }
                return ((nil, false), needsThread)
            }
            // Where other commands came meanwhile, it kept the thread from sending more of them.
            let isAlone = shared.calls.isEmpty
            if !isAlone { shared.inPlaceWait.failed() }
            return ((outcome, isAlone && shared.inPlaceWait.succeeded()), needsThread)
        }
        if needsThread { wakeUp.signal() }
        return result
    }
}

extension ClientEngine.Shared {
    /// Decides whether the task of a call that is handed over and not sent yet waits for the reply in its own thread, which
    /// has the input for itself then.
    mutating func beginWait(for call: Call) -> Bool {
        guard let link, case .handedOver = call.stage, calls.count == 1, watch == .input, !isBlocked,
            link.transport.takesAnyThread, inPlaceWait.isWorthwhile()
        else { return false }
        return change(link, to: [])
    }

    /// Has the engine's thread watch for input again.
    ///
    /// - Parameter fault: What was wrong with the input, which the thread is to end the connection for.
    /// - Returns: Whether the thread is to be woken up.
    fileprivate mutating func watchAgain(_ link: Link, after fault: QMPClientError?) -> Bool {
        guard self.link === link else { return false }
        if let fault {
            if self.fault == nil { self.fault = fault }
            return true
        }
        return !change(link, to: watch.union(.input))
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
