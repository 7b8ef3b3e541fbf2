// SPDX-License-Identifier: Apache-2.0

/// A state of a machine, as `query-status` tells it. Servers may have more than those named here.
public struct QMPRunState: Sendable, Hashable {
    /// The name on the wire.
    public let name: String

    /// Names a state.
    public init(_ name: String) { self.name = name }

    /// The guest runs.
    public static let running = QMPRunState("running")
    /// A client has stopped the guest.
    public static let paused = QMPRunState("paused")
    /// The guest has suspended itself to memory.
    public static let suspended = QMPRunState("suspended")
    /// The guest has turned the machine off, which was started to stay then.
    public static let shutdown = QMPRunState("shutdown")
    /// The machine was started and waits to be continued.
    public static let prelaunch = QMPRunState("prelaunch")
    /// The machine waits for the state of another.
    public static let incomingMigration = QMPRunState("inmigrate")
    /// The machine's state is about to go over to another.
    public static let finishingMigration = QMPRunState("finish-migrate")
    /// The machine's state has gone over to another.
    public static let afterMigration = QMPRunState("postmigrate")
    /// The guest has given up.
    public static let guestPanicked = QMPRunState("guest-panicked")
}

extension QMPRunState: ExpressibleByStringLiteral {
    /// Names a state.
    public init(stringLiteral name: String) { self.init(name) }
}

extension QMPRunState: CustomStringConvertible {
    /// The name on the wire.
    public var description: String { name }
}
