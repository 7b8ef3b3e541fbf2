// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

extension EventLoop {
    /// Has a function called while a descriptor is ready, in every pass anew.
    ///
    /// Regular files and directories are always ready.
    ///
    /// - Parameters:
    ///   - descriptor: Stays open until the handler is cancelled.
    ///   - interest: What to wait for; it may be empty and change later.
    ///   - poll: Looks without a system call whether there is something to do, and must be quick. The loop polls only
    ///     while every handler that waits can be polled. Where it finds something, the function is called with what the
    ///     handler waits for, though the descriptor itself may have nothing.
    ///   - handler: The function.
    /// - Throws: Why the kernel watches no further descriptor.
    @discardableResult
    public func watch(
        _ descriptor: borrowing OwnedDescriptor,
        for interest: Interest,
        poll: (() -> Bool)? = nil,
        _ handler: @escaping (Readiness) -> Void
    ) throws(SystemCallError) -> FileHandler {
        let state = confined
        let watcher = FileHandler(
            loop: self,
            number: descriptor.rawValue,
            interest: interest,
            poll: poll,
            handler: handler
        )
        let token = state.handlers.insert(watcher)
        do throws(SystemCallError) {
            try epoll.add(descriptor, interest, token: token.rawValue)
        } catch {
            guard error.errno == .operationNotPermitted else {
                state.handlers.remove(token)
                throw error
            }
            watcher.isAlwaysReady = true
        }
        watcher.token = token
        state.activate(watcher)
        return watcher
    }

    /// Has a function called once at an instant, or soon after it.
    @discardableResult
    public func schedule(at deadline: MonotonicInstant, _ handler: @escaping () -> Void) -> Timer {
        let timer = Timer(loop: self, handler: handler)
        timer.reschedule(at: deadline)
        return timer
    }

    /// Has a function called once at the end of this pass. Work that deferred work defers is for the next pass.
    public func deferWork(_ work: @escaping () -> Void) { confined.deferredWork.append(work) }

    /// Has a handler wait for something else.
    func change(_ handler: FileHandler, to interest: Interest) {
        let state = confined
        guard let token = handler.token else { return }
        state.deactivate(handler)
        handler.storedInterest = interest
        state.activate(handler)
        guard !handler.isAlwaysReady else { return }
        do throws(SystemCallError) {
            try epoll.modify(number: handler.number, interest, token: token.rawValue)
        } catch {
            // Nothing is made, so it fails only for a descriptor that its owner closed under the handler.
            preconditionFailure("\(error)")
        }
    }

    /// Forgets a handler.
    func remove(_ handler: FileHandler) {
        let state = confined
        guard let token = handler.token else { return }
        state.deactivate(handler)
        state.handlers.remove(token)
        handler.token = nil
        if !handler.isAlwaysReady { epoll.remove(number: handler.number) }
    }
}
