// SPDX-License-Identifier: Apache-2.0

internal import CharacterDevices
internal import QAPI
internal import QMPWire
internal import SystemCalls

/// One client: executes what it asks, in the order of its wire, and keeps the descriptors that it passes.
///
/// What comes out during a pass of the loop is sent at its end, all at once.
///
/// It closes before its monitor and its server end, and knows neither from then on.
final class QMPSession {
    let connection: any CharacterConnection

    unowned let monitor: QMPMonitor
    unowned let server: QMPServer
    let namedDescriptors: NamedDescriptors

    var wire: ServerWire
    var descriptors = PendingDescriptors()

    /// Whether the client sends no more.
    var hasEnded = false
    var isClosed = false
    /// Whether requests are being executed further up the stack.
    var isServing = false
    var isFlushScheduled = false

    init(connection: any CharacterConnection, monitor: QMPMonitor, server: QMPServer) {
        self.connection = connection
        self.monitor = monitor
        self.server = server
        namedDescriptors = monitor.namedDescriptors
        wire = ServerWire(
            greetingWith: server.version,
            style: monitor.style,
            hides: server.policy.hides,
            limits: server.limits
        )
    }

    /// Sends the greeting.
    func start() { settle() }

    /// Takes bytes of the client; the descriptors came with the first of them.
    func receive(_ bytes: Span<UInt8>, _ passed: PassedDescriptors?) {
        if let passed {
            // Where all is parsed, the bytes go on with the message that is being received.
            if wire.unparsedBytes == 0 { descriptors.close(from: wire.messageStart) }
            descriptors.add(passed, at: wire.receivedBytes)
        }
        wire.receive(bytes)
        serve()
    }

    /// Sends an event.
    func send(_ event: EncodedEvent) {
        wire.send(event)
        settle()
    }

    /// Closes the connection as soon as all that was asked is answered.
    func end() {
        hasEnded = true
        settle()
    }

    /// Closes the connection now.
    func close() {
        guard !isClosed else { return }
        abandon()
        connection.close()
    }

    /// Forgets a client that is gone, and what it passed and nobody took.
    func abandon() {
        guard !isClosed else { return }
        isClosed = true
        descriptors = PendingDescriptors()
        monitor.forget(self)
    }
}

extension QMPSession: CommandSession {
    func takeDescriptor() -> OwnedDescriptor? { descriptors.takeFirst() }

    func negotiate(enabling capabilities: [String]) throws(QAPIError) {
        try wire.completeNegotiation(enabling: capabilities)
    }
}
