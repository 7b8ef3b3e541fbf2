// SPDX-License-Identifier: Apache-2.0

public import CharacterDevices
public import EventLoop
internal import JSON
public import QAPI
public import QMPWire

/// Serves the commands of any schema over QMP, to any number of clients on any number of monitors.
///
/// It belongs to the thread of its loop, as commands do. Events alone come from any thread, through ``emitter``.
public final class QMPServer {
    /// The commands. They may be added after the server is made, since implementations know the server.
    public var registry = CommandRegistry()

    /// Whether the machine is yet to be built: only commands marked for that (`allow-preconfig`) are executed.
    public var isPreconfiguring = false

    /// Whether the program is about to end: what clients ask is not executed any more, and answered by their end.
    public var isEnding = false

    /// Where events are emitted, from any thread.
    public let emitter: EventEmitter

    let loop: EventLoop
    let version: any QAPIValue
    let policy: CompatibilityPolicy
    let limits: ServerWire.Limits
    let log: @Sendable (String) -> Void

    private(set) var monitors: [QMPMonitor] = []
    var throttle: EventThrottle
    var throttleTimer: Timer?

    /// Makes a server without monitors.
    ///
    /// - Parameters:
    ///   - loop: Whose thread does everything.
    ///   - version: What greetings tell as the version.
    ///   - throttling: How events are throttled, by their names.
    ///   - policy: What becomes of deprecated and unstable parts of the schema.
    ///   - limits: How much may wait for each client.
    ///   - log: Takes a line about something that a person should know. Any thread may call it.
    public init(
        loop: EventLoop,
        version: any QAPIValue,
        throttling: [String: EventThrottle.Rule] = EventThrottle.rulesOfQEMU,
        policy: CompatibilityPolicy = CompatibilityPolicy(),
        limits: ServerWire.Limits = ServerWire.Limits(),
        log: @escaping @Sendable (String) -> Void
    ) {
        self.loop = loop
        self.version = version
        self.policy = policy
        self.limits = limits
        self.log = log
        throttle = EventThrottle(rules: throttling)
        let delivery = Delivery()
        emitter = EventEmitter(loop: loop, rules: throttling, hides: policy.hides, log: log) {
            delivery.server?.deliverEvents()
        }
        delivery.server = self
    }

    /// Breaks the cycle between a server and its emitter.
    private final class Delivery {
        weak var server: QMPServer?
    }

    deinit {
        throttleTimer?.cancel()
        for monitor in monitors { monitor.close() }
    }
}

extension QMPServer {
    /// Emits an event that happens now, as ``EventEmitter/emit(_:)`` does.
    public func emit(_ event: some QAPIEvent) { emitter.emit(event) }

    /// Adds a monitor to a character device: it serves all peers of the device at once.
    ///
    /// - Parameter isPretty: Whether replies and events are laid out for people.
    /// - Throws: Where the device has a front end already.
    public func addMonitor(on device: CharacterDevice, isPretty: Bool = false) throws(QAPIError) {
        let monitor = QMPMonitor(server: self, style: isPretty ? .pretty : .compact)
        try device.attach(monitor)
        monitors.append(monitor)
    }

    /// Adds a monitor that no device has, for whoever plays the device.
    package func makeMonitor(isPretty: Bool = false) -> QMPMonitor {
        let monitor = QMPMonitor(server: self, style: isPretty ? .pretty : .compact)
        monitors.append(monitor)
        return monitor
    }
}
