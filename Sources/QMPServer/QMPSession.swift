// SPDX-License-Identifier: Apache-2.0

internal import CharacterDevices
internal import EventLoop
internal import QAPI
internal import QMPWire
internal import SystemCalls

/// One client: executes what it asks, in the order of its wire, and keeps the descriptors that it passes.
///
/// What comes out during a pass of the loop is sent at its end, all at once.
final class QMPSession {
    let connection: any CharacterConnection

    private weak var monitor: QMPMonitor?
    private weak var server: QMPServer?
    let namedDescriptors: NamedDescriptors

    private var wire: ServerWire
    private var descriptors = PendingDescriptors()

    /// Whether the client sends no more.
    private var hasEnded = false
    private var isClosed = false
    /// Whether requests are being executed further up the stack.
    private var isServing = false
    private var isFlushScheduled = false

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
        isClosed = true
        descriptors = PendingDescriptors()
        monitor?.forget(self)
    }
}

// MARK: - Execution

extension QMPSession {
    /// Executes all there is to execute.
    private func serve() {
        guard !isServing, let server else { return }
        isServing = true
        while !isClosed, let request = wire.next() { execute(request, server) }
        isServing = false
        settle()
    }

    private func execute(_ request: ServerRequest, _ server: QMPServer) {
        descriptors.reach(request.bytes)
        switch request.content {
        case .refusal(let error): answer(request.ticket, .failure(error))
        case .command(let name, let arguments):
            do throws(QAPIError) {
                let command = try server.command(name, isOutOfBand: request.isOutOfBand)
                try call(command, arguments, request.ticket, server.decodingOptions)
            } catch {
                answer(request.ticket, .failure(error))
            }
        }
    }

    private func call(
        _ command: CommandEntry,
        _ arguments: JSONObject,
        _ ticket: ServerRequest.Ticket,
        _ options: DecodingOptions
    ) throws(QAPIError) {
        let context = CommandContext(session: self, isOutOfBand: ticket.isOutOfBand, decodingOptions: options)
        let isSilent = command.metadata.flags.contains(.omitsSuccessResponse)
        switch command.call {
        case .immediate(let call):
            let value = try call(arguments, context)
            if isSilent { answerSilently(ticket) } else { answer(ticket, .success(value)) }
        case .deferred(let call):
            try call(arguments, context) { [weak self] outcome in
                guard let self else { return }
                if isSilent, case .success = outcome { answerSilently(ticket) } else { answer(ticket, outcome) }
            }
        }
    }

    /// Answers a request: behind the events that it caused, and not at all if the client is gone.
    private func answer(_ ticket: ServerRequest.Ticket, _ outcome: Result<any QAPIValue, QAPIError>) {
        server?.deliverEvents()
        guard !isClosed else { return }
        wire.reply(to: ticket, outcome)
        serve()
    }

    private func answerSilently(_ ticket: ServerRequest.Ticket) {
        guard !isClosed else { return }
        wire.omitReply(to: ticket)
        serve()
    }
}

// MARK: - Output

extension QMPSession {
    /// Draws the conclusions from a new state of the wire: what to send, whether to read on, whether to end.
    private func settle() {
        guard !isClosed, !isServing else { return }
        if wire.isOverrun { return dropSlowReader() }
        if !wire.output.isEmpty { scheduleFlush() }
        if hasEnded, wire.isIdle, wire.output.isEmpty { return close() }
        guard !hasEnded else { return }
        let isReading = wire.canReceive && descriptors.hasRoom
        if connection.isReading != isReading { connection.isReading = isReading }
    }

    private func scheduleFlush() {
        guard !isFlushScheduled, !connection.notifiesRoom, let server else { return }
        isFlushScheduled = true
        server.loop.deferWork { [weak self] in
            self?.isFlushScheduled = false
            self?.flush()
        }
    }

    /// Sends what the client takes, and goes on with what had to wait for that.
    func flush() {
        guard !isClosed else { return }
        while !wire.output.isEmpty {
            let count = wire.output.count
            let sent = connection.send(wire.output.span)
            wire.wrote(sent)
            guard sent == count else { break }
        }
        let waits = !wire.output.isEmpty
        if connection.notifiesRoom != waits { connection.notifiesRoom = waits }
        serve()
    }

    private func dropSlowReader() {
        let bytes = wire.output.count
        server?.log("\(connection.peerDescription): disconnected, as it does not read: \(bytes) bytes and events wait")
        close()
    }
}

// MARK: - What commands see

extension QMPSession: CommandSession {
    func takeDescriptor() -> OwnedDescriptor? { descriptors.takeFirst() }

    func negotiate(enabling capabilities: [String]) throws(QAPIError) {
        try wire.completeNegotiation(enabling: capabilities)
    }
}
