// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

/// Waits for keys, for signals and for what tasks tell.
struct ShellWaiter: ~Copyable {
    /// What there is.
    enum Reason {
        case key
        case interrupt
        case notice
    }

    private static let token: (key: UInt64, interrupt: UInt64, notice: UInt64) = (1, 2, 3)

    /// While a line is edited.
    private let editing: Epoll
    /// While a command is executed: keys are left for the next line.
    private let executing: Epoll
    private let signals: SignalDescriptor
    private let keys: OwnedDescriptor

    /// Takes Ctrl-C, and standard input where that is a terminal. Threads that are there already may still be interrupted.
    init(_ inbox: ShellInbox) throws(SystemCallError) {
        let signals = try SignalDescriptor([.interrupt])
        let keys = try OwnedDescriptor(duplicating: 0)
        let editing = try Epoll()
        let executing = try Epoll()
        try editing.add(inbox.flag.descriptor, .readable, token: Self.token.notice)
        try executing.add(inbox.flag.descriptor, .readable, token: Self.token.notice)
        try executing.add(signals.descriptor, .readable, token: Self.token.interrupt)
        do throws(SystemCallError) {
            try editing.add(keys, .readable, token: Self.token.key)
        } catch {
            // A file never has to be waited for, and no line of it is edited.
            guard error.errno == .operationNotPermitted else { throw error }
        }
        self.signals = signals
        self.keys = keys
        self.editing = editing
        self.executing = executing
    }

    /// Waits while a line is edited.
    func waitForKey() -> Reason { Self.wait(editing) == Self.token.notice ? .notice : .key }

    /// Waits while a command is executed.
    func waitForReply() -> Reason {
        guard Self.wait(executing) == Self.token.interrupt else { return .notice }
        while signals.next() != nil {}
        return .interrupt
    }

    private static func wait(_ epoll: borrowing Epoll) -> UInt64 {
        var events = [Epoll.Event()]
        do throws(SystemCallError) {
            _ = try epoll.wait(&events, timeoutNanoseconds: nil)
        } catch {
            // With a descriptor and room of our own, epoll_wait(2) has nothing to complain of.
            preconditionFailure("\(error)")
        }
        return events[0].token
    }
}
