// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QMPWire

extension QMPClient {
    /// How long after the last event a state is asked for again. Some changes of state have no event.
    private static let questionInterval = Duration.milliseconds(250)

    /// Waits until the machine is in a state.
    ///
    /// The machine is asked, at first and after each event: that an event came does not tell what holds now. After `cont` of a
    /// suspended machine there is the event `RESUME`, and the guest does not run.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - deadline: How long to wait at most; nil for as long as it takes.
    public func wait(until state: QMPRunState, deadline: Duration? = nil) async throws(QMPClientError) {
        try await wait(for: "query-status", deadline: deadline) { $0["status"]?.stringValue == state.name }
    }

    /// Waits until what a command returns satisfies a condition. It is asked at first, after each event, and a few times a
    /// second.
    ///
    /// - Parameters:
    ///   - command: A command that changes nothing, such as `query-jobs`.
    ///   - arguments: Its arguments.
    ///   - deadline: How long to wait at most; nil for as long as it takes.
    ///   - condition: Whether what it returns is what is waited for.
    /// - Returns: What satisfied the condition.
    @discardableResult
    public func wait(
        for command: String,
        arguments: JSONObject = [:],
        deadline: Duration? = nil,
        until condition: (JSONValue) -> Bool
    ) async throws(QMPClientError) -> JSONValue {
        let events = self.events(bufferingNewest: 1)
        let end = deadline.map { ContinuousClock.now + $0 }
        while true {
            let rest = end.map { $0 - .now }
            let value = try await execute(command, arguments: arguments, deadline: rest)
            if condition(value) { return value }
            let pause = min(Self.questionInterval, rest ?? Self.questionInterval)
            _ = await events.reader.subscription.next(within: pause)
            if Task.isCancelled { throw .cancelled }
        }
    }

    /// Waits for an event.
    ///
    /// - Parameters:
    ///   - events: Where it is waited for. Ask for these events before the command that causes it.
    ///   - deadline: How long to wait at most; nil for as long as it takes.
    ///   - condition: Whether an event is the one.
    /// - Returns: The event.
    public func wait(
        for events: QMPEvents,
        deadline: Duration? = nil,
        where condition: (QMPEvent) -> Bool
    ) async throws(QMPClientError) -> QMPEvent {
        let end = deadline.map { ContinuousClock.now + $0 }
        while true {
            switch await events.reader.subscription.next(within: end.map { $0 - .now }) {
            case .event(let event): if condition(event) { return event }
            case .finished: throw closeReason ?? .closed(.byClient)
            case .abandoned: throw Task.isCancelled ? .cancelled : .deadlineExceeded
            }
        }
    }
}
