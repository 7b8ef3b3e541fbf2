// SPDX-License-Identifier: Apache-2.0

/// What one front end has of a peer that several share.
final class MultiplexedConnection: CharacterConnection {
    private weak var multiplexer: Multiplexer?
    private let peer: any CharacterConnection

    /// Input that came while the front end did not read.
    private var waiting: [UInt8] = []

    var isClosed = false

    init(_ multiplexer: Multiplexer, _ peer: any CharacterConnection) {
        self.multiplexer = multiplexer
        self.peer = peer
    }

    /// How many bytes wait for the front end.
    var waitingByteCount: Int { waiting.count }

    var canPassDescriptors: Bool { false }
    var isFocused: Bool { multiplexer?.isFocused(self) ?? false }
    var peerDescription: String { peer.peerDescription }

    func send(_ bytes: Span<UInt8>) -> Int { isClosed ? bytes.count : peer.send(bytes) }

    var notifiesRoom = false { didSet { multiplexer?.updateInterest() } }

    var isReading = true {
        didSet { if isReading, !waiting.isEmpty { multiplexer?.resume(self) } }
    }

    /// Takes input for the front end, which gets it when it reads.
    func receive(_ input: [UInt8], for frontEnd: any CharacterFrontEnd) {
        waiting += input
        handOver(to: frontEnd)
    }

    /// Gives the front end what waits for it, if it reads.
    func handOver(to frontEnd: any CharacterFrontEnd) {
        guard isReading, !isClosed, !waiting.isEmpty else { return }
        let input = waiting
        waiting = []
        frontEnd.received(self, input.span, nil)
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        multiplexer?.closed(self)
    }
}
