// SPDX-License-Identifier: Apache-2.0

/// What is wanted of a machine and not done yet: of each kind the latest.
struct PendingRequests: Sendable {
    /// One thing that is wanted.
    enum Request: Hashable, Sendable {
        case panic(PanicSequel)
        case suspend
        case shutDown(ShutdownCause, MachineEnding)
        case reset(ShutdownCause)
        case wakeUp
        case stop(RunState)
    }

    private var panicSequel: PanicSequel?
    private var suspends = false
    private var shutdown: (cause: ShutdownCause, ending: MachineEnding)?
    private var resetCause: ShutdownCause?
    private var wakesUp = false
    private var stopState: RunState?

    /// Whether nothing is wanted.
    var isEmpty: Bool {
        panicSequel == nil && !suspends && shutdown == nil && resetCause == nil && !wakesUp && stopState == nil
    }

    /// Adds what is wanted; it replaces what was wanted of its kind.
    mutating func add(_ request: Request) {
        switch request {
        case .panic(let sequel): panicSequel = sequel
        case .suspend: suspends = true
        case .shutDown(let cause, let ending): shutdown = (cause, ending)
        case .reset(let cause): resetCause = cause
        case .wakeUp: wakesUp = true
        case .stop(let state): stopState = state
        }
    }

    /// Takes what comes first: a guest that suspends itself and is woken at the same time goes on, and one that turns
    /// itself off does so before it is reset.
    mutating func takeFirst() -> Request? {
        if let sequel = panicSequel.take() { return .panic(sequel) }
        if suspends {
            suspends = false
            return .suspend
        }
        if let (cause, ending) = shutdown.take() { return .shutDown(cause, ending) }
        if let cause = resetCause.take() { return .reset(cause) }
        if wakesUp {
            wakesUp = false
            return .wakeUp
        }
        return stopState.take().map(Request.stop)
    }
}
