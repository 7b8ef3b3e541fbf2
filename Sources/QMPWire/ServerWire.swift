// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// The server's side of one client's connection as a pure state machine: bytes in, requests out; replies and events in,
/// bytes out. It knows no socket, no thread and no clock.
///
/// The caller pulls: it hands in what came (``receive(_:)``), asks for requests until there is none (``next()``), answers each
/// once (``reply(to:_:)``), and sends what waits (``output``, ``wrote(_:)``).
///
/// The order of requests is that of QEMU, which reads byte by byte: without out-of-band commands nothing is read until the
/// reply is written; with them eight requests are queued, and one that is taken from the queue makes room before it is
/// executed.
public struct ServerWire: Sendable {
    /// How much may wait.
    public struct Limits: Sendable {
        /// Bytes received and not parsed, from which on no more should be read. A message that is being parsed is not
        /// counted; ``JSONParser/Limits`` are its limits.
        public var unparsedBytes = 64 << 10
        /// Bytes of output from which on no request is handed out and events are held back. There may be one reply more.
        public var outputBytes = 256 << 10
        /// Bytes of events held back. A client that lets more come up is a hopeless reader.
        public var heldEventBytes = 256 << 10

        /// The usual limits.
        public init() {}
    }

    /// How far the agreement on capabilities has come.
    enum Phase {
        /// Only `qmp_capabilities` can be executed, and there are no events.
        case negotiation
        /// The agreement is reached; no event goes before the reply that says so.
        case agreement
        /// Any command can be executed.
        case commands
    }

    /// How many requests are queued once out-of-band commands are enabled.
    static let queueLength = 8

    /// A buffer with more room than this is given back when it is empty.
    static let keptCapacity = 128 << 10

    let limits: Limits
    let offeredCapabilities: [String]

    var phase = Phase.negotiation
    var isOutOfBandEnabled = false

    var input = MessageInput()
    /// Where in the stream the message begins that is being received, with the space before it.
    public internal(set) var messageStart = 0

    var queue: [ServerRequest] = []
    /// The request that was taken from the queue and is next, unless reading on brings an out-of-band one.
    var upcoming: ServerRequest?
    var isExecutingInBand = false
    var executingOutOfBandCount = 0

    var writer: QAPIWriter
    /// What waits to be sent: whole messages, except that the first may have been sent in part.
    public internal(set) var output: [UInt8] = []

    /// Events that wait until output is within its limit.
    var heldEvents: [EncodedEvent] = []
    var heldEventBytes = 0
    /// Whether the client reads so slowly that events were lost. It should be told by closing the connection.
    public internal(set) var isOverrun = false

    /// The layout of what is written.
    public var style: JSONWriter.Style { writer.json.style }

    /// Makes the wire of a new connection and writes the greeting.
    ///
    /// - Parameters:
    ///   - style: How replies and events are laid out.
    ///   - version: What the greeting tells as the version.
    ///   - offersOutOfBand: Whether the client may enable out-of-band commands.
    ///   - hides: The special features whose bearers are left out of replies.
    public init(
        greetingWith version: some QAPIValue,
        style: JSONWriter.Style = .compact,
        offersOutOfBand: Bool = true,
        hides: SpecialFeatures = [],
        limits: Limits = Limits()
    ) {
        self.limits = limits
        offeredCapabilities = offersOutOfBand ? ["oob"] : []
        writer = QAPIWriter(style: style, hides: hides)
        greet(version)
    }

    private mutating func greet(_ version: some QAPIValue) {
        let capabilities = offeredCapabilities
        let isWritten = write { writer in
            writer.json.beginObject()
            writer.json.key("QMP")
            writer.json.beginObject()
            writer.member("version", version)
            writer.member("capabilities", capabilities)
            writer.json.endObject()
            writer.json.endObject()
        }
        precondition(isWritten, "a version without JSON text")
    }

    /// Ends the negotiation: what `qmp_capabilities` does. Other commands and events follow its reply.
    ///
    /// - Throws: if a capability is not offered, and then it can be tried again; or if negotiation is over.
    public mutating func completeNegotiation(enabling capabilities: [String]) throws(QAPIError) {
        guard phase == .negotiation else {
            throw QAPIError(.commandNotFound, "Capabilities negotiation is already complete, command ignored")
        }
        let unavailable = capabilities.filter { !offeredCapabilities.contains($0) }
        guard unavailable.isEmpty else {
            throw QAPIError("Capability \(unavailable.joined(separator: ", ")) not available")
        }
        phase = .agreement
        isOutOfBandEnabled = capabilities.contains("oob")
    }
}
