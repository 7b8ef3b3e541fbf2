// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

extension EventLoop {
    /// What belongs to the loop's thread.
    ///
    /// The arrays that a pass fills and empties keep their room, so that a pass allocates nothing.
    final class Confined {
        var policy: PollingPolicy
        var statistics = Statistics()

        var handlers = HandlerTable<FileHandler>()
        /// Handlers that wait for something and can be polled.
        private(set) var polledHandlers: [FileHandler] = []
        /// How many handlers wait for something that only the kernel can tell.
        private(set) var kernelHandlerCount = 0
        /// Handlers that wait for what is always there.
        private(set) var readyHandlers: [FileHandler] = []

        var timers = TimerQueue<Timer>()
        /// The timers that this pass calls.
        var dueTimers: [Timer] = []

        /// Work for the end of this pass, or of the next once this pass does its own.
        var deferredWork: [() -> Void] = []
        /// The deferred work that this pass does.
        var currentWork: [() -> Void] = []
        /// The submitted work that this pass does.
        var submittedWork: [@Sendable () -> Void] = []

        /// Room for the events of one wait.
        var events = [Epoll.Event](repeating: Epoll.Event(), count: 64)
        /// The handlers whose polling found something in this pass.
        var polledTokens: [FileHandler.Token] = []

        init(policy: PollingPolicy) { self.policy = policy }

        /// Counts in a handler by what it waits for.
        func activate(_ handler: FileHandler) {
            guard !handler.interest.isEmpty else { return }
            if handler.isAlwaysReady {
                readyHandlers.append(handler)
            } else if handler.poll != nil {
                polledHandlers.append(handler)
            } else {
                kernelHandlerCount += 1
            }
        }

        /// Counts out a handler by what it waited for.
        func deactivate(_ handler: FileHandler) {
            guard !handler.interest.isEmpty else { return }
            if handler.isAlwaysReady {
                readyHandlers.removeAll { $0 === handler }
            } else if handler.poll != nil {
                polledHandlers.removeAll { $0 === handler }
            } else {
                kernelHandlerCount -= 1
            }
        }
    }

    /// What the loop has done so far.
    package struct Statistics: Hashable, Sendable {
        /// How many passes there were.
        package var passes = 0
        /// How often the kernel was asked for events.
        package var waits = 0
        /// How many rounds of polling there were.
        package var pollingRounds = 0
    }
}
