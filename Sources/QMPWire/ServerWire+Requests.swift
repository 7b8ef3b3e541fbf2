// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

extension ServerWire {
    /// Takes bytes of the client, of which any number can be handed in at any time.
    public mutating func receive(_ bytes: Span<UInt8>) { input.receive(bytes) }

    /// How many bytes were received: where in the stream the next ones stand.
    public var receivedBytes: Int { input.parsedCount + input.unparsedCount }

    /// How many of the bytes received are not parsed.
    public var unparsedBytes: Int { input.unparsedCount }

    /// Whether more should be received: the client is not ahead too far, and reads what it gets.
    public var canReceive: Bool { unparsedBytes < limits.unparsedBytes && hasOutputRoom }

    /// Whether nothing is left to do for what was received.
    public var isIdle: Bool {
        unparsedBytes == 0 && queue.isEmpty && upcoming == nil && !isExecutingInBand && executingOutOfBandCount == 0
    }

    /// The next request, which is to be answered with ``reply(to:_:)`` or ``omitReply(to:)``; nil where there is nothing
    /// to do as long as no bytes come, no reply is given and no output is sent.
    ///
    /// In-band requests come one after the other, each when the one before is answered. Out-of-band ones come as they
    /// are read.
    public mutating func next() -> ServerRequest? {
        guard hasOutputRoom else { return nil }
        while true {
            if let request = readAhead() {
                executingOutOfBandCount += 1
                return request
            }
            guard !isExecutingInBand else { return nil }
            if let request = upcoming.take() {
                isExecutingInBand = true
                return request
            }
            guard !queue.isEmpty else { return nil }
            upcoming = queue.removeFirst()
        }
    }

    /// Fills the queue; returns an out-of-band request as soon as there is one.
    private mutating func readAhead() -> ServerRequest? {
        while hasQueueRoom, let request = readRequest() {
            if request.isOutOfBand { return request }
            if isQueueUnused { upcoming = request } else { queue.append(request) }
        }
        return nil
    }

    private var hasQueueRoom: Bool { isOutOfBandEnabled ? queue.count < Self.queueLength : isQueueUnused }

    /// Whether what comes in band is next.
    private var isQueueUnused: Bool { queue.isEmpty && upcoming == nil && !isExecutingInBand }

    private mutating func readRequest() -> ServerRequest? {
        guard let outcome = input.next() else { return nil }
        let bytes = messageStart..<input.parsedCount
        messageStart = input.parsedCount
        switch outcome {
        case .value(.object(let object)):
            var request = ServerRequest(reading: object, bytes: bytes, allowsOutOfBand: isOutOfBandEnabled)
            if phase == .negotiation { request.refuseUnlessNegotiation() }
            return request
        case .value: return ServerRequest(refusing: "QMP input must be a JSON object", bytes: bytes)
        case .failure(let error): return ServerRequest(refusing: error.message, bytes: bytes)
        }
    }
}
