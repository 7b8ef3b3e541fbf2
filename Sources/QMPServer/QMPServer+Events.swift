// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import JSON
internal import QMPWire
internal import SystemCalls

extension QMPServer {
    /// Sends what was emitted, except for what the throttle keeps for later.
    func deliverEvents() {
        let events = emitter.takeAll()
        guard !events.isEmpty else { return }
        let now = MonotonicInstant.now.nanoseconds
        for event in events where throttle.admits(event, atNanoseconds: now) { broadcast(event) }
        scheduleThrottle()
    }

    private func deliverThrottledEvents() {
        for event in throttle.due(atNanoseconds: MonotonicInstant.now.nanoseconds) { broadcast(event) }
        scheduleThrottle()
    }

    private func scheduleThrottle() {
        guard let deadline = throttle.deadlineNanoseconds else { return }
        let instant = MonotonicInstant(nanoseconds: deadline)
        if let throttleTimer { return throttleTimer.reschedule(at: instant) }
        throttleTimer = loop.schedule(at: instant) { [weak self] in self?.deliverThrottledEvents() }
    }

    private func broadcast(_ event: EncodedEvent) {
        lazy var pretty = event.laidOut(.pretty)
        for monitor in monitors { monitor.send(monitor.style == .pretty ? pretty : event) }
    }
}
