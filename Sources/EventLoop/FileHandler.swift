// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// A function that a loop calls while a descriptor is ready for what is waited for.
///
/// The loop keeps the handler until it is cancelled. It belongs to the loop's thread, and outlives its loop without
/// effect.
public final class FileHandler {
    typealias Token = HandlerTable<FileHandler>.Token

    private weak let loop: EventLoop?
    private let handler: (Readiness) -> Void

    /// Looks without a system call whether there is something to do; nil where that needs one.
    let poll: (() -> Bool)?

    /// The number of the descriptor, which its owner keeps open until the handler is cancelled.
    let number: CInt

    /// What the events of the descriptor carry; nil once the handler is cancelled.
    var token: Token?

    /// Whether the kernel does not watch the descriptor, as one of a regular file or a directory never has to wait.
    var isAlwaysReady = false

    /// What the loop counts the handler by.
    var storedInterest: EventLoop.Interest

    init(
        loop: EventLoop,
        number: CInt,
        interest: EventLoop.Interest,
        poll: (() -> Bool)?,
        handler: @escaping (Readiness) -> Void
    ) {
        self.loop = loop
        self.number = number
        self.storedInterest = interest
        self.poll = poll
        self.handler = handler
    }

    /// What is waited for. The function is called for nothing else; where this is empty, not even for a hang-up, which
    /// is found once something is waited for again.
    public var interest: EventLoop.Interest {
        get { storedInterest }
        set { if newValue != storedInterest { loop?.change(self, to: newValue) } }
    }

    /// Has the function not called any more, not even for an event that was collected already.
    ///
    /// The owner closes the descriptor only afterwards.
    public func cancel() { loop?.remove(self) }

    /// Calls the function, where it is still to be called and there is something to say.
    func call(_ readiness: Readiness) {
        if token != nil, !readiness.isEmpty { handler(readiness) }
    }
}
