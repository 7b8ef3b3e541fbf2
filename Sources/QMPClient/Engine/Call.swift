// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QAPI
import QMPWire
import SystemCalls

/// A command that a task waits for.
///
/// Concurrency: the lock of its engine guards what can change.
final class Call: QueuedTimer, @unchecked Sendable {
    typealias Outcome = Result<JSONValue, QMPClientError>

    /// How far it has come.
    enum Stage {
        /// The engine does not have it yet.
        case new
        /// There is no connection now.
        case parked
        /// It is with the wire.
        case handedOver(ClientWire.CommandID)
        /// Nobody waits any more.
        case settled(Outcome)
    }

    let request: ClientRequest
    /// What is passed along. The call owns it until the reply comes, or until it is known that nothing is sent.
    let descriptors: [SharedDescriptor]
    /// When nobody waits any more.
    let deadline: MonotonicInstant?

    var stage = Stage.new
    var continuation: CheckedContinuation<Outcome, Never>?
    var place: TimerPlace?

    /// - Parameter duration: How long it may take, nil for ever.
    init(_ request: ClientRequest, passing descriptors: [SharedDescriptor], within duration: Duration?) {
        self.request = request
        self.descriptors = descriptors
        deadline = duration.map { .now.advanced(byNanoseconds: $0.wholeNanoseconds) }
    }

    /// Gives it an outcome, unless it has one.
    ///
    /// - Returns: The task that waits, which is to go on once the lock is free.
    func settle(_ outcome: Outcome) -> ClientEngine.Effect? {
        if case .settled = stage { return nil }
        stage = .settled(outcome)
        return continuation.take().map { .settle($0, outcome) }
    }
}
