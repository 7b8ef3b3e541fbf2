// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import SystemCalls

/// One end of a connection, driven by a loop: what comes is handed on, what cannot be sent at once waits.
final class SocketPeer {
    private let socket: StreamSocket
    private var handler: FileHandler?
    private var buffer = [UInt8](repeating: 0, count: 65536)

    /// What waits to be sent, with descriptors for its first byte.
    private var output: [Piece] = []
    /// Whether the peer is told of the end once everything is sent.
    private var endsSending = false

    private struct Piece {
        var bytes: ArraySlice<UInt8>
        var descriptors: PassedDescriptors?
    }

    /// Called with what came; descriptors came with the first byte.
    var received: (ArraySlice<UInt8>, PassedDescriptors?) -> Void = { _, _ in }
    /// Called when nothing more will come.
    var ended: () -> Void = {}
    /// Called when everything was sent.
    var drained: () -> Void = {}

    /// Whether what comes is taken.
    var isReading = true { didSet { updateInterest() } }
    private(set) var hasEnded = false

    init(_ socket: consuming StreamSocket, on loop: EventLoop) throws(SystemCallError) {
        self.socket = socket
        handler = try loop.watch(self.socket.descriptor, for: .readable) { [unowned self] in handle($0) }
    }

    deinit { handler?.cancel() }

    /// Whether something waits to be sent.
    var isBehind: Bool { !output.isEmpty }

    /// Sends bytes, with descriptors along with the first.
    func send(_ bytes: ArraySlice<UInt8>, passing descriptors: PassedDescriptors? = nil) {
        guard !bytes.isEmpty else { return }
        output.append(Piece(bytes: bytes, descriptors: descriptors))
        flush()
    }

    /// Has the peer find the end behind what is sent.
    func endSending() {
        endsSending = true
        flush()
    }

    private func handle(_ readiness: Readiness) {
        if readiness.contains(.writable) { flush() }
        guard readiness.contains(.readable), isReading, !hasEnded else { return }
        do throws(SystemCallError) {
            guard let part = try socket.receive(into: &buffer) else { return }
            guard part.count > 0 else { return end() }
            guard let passed = part.passed else { return received(buffer[..<part.count], nil) }
            // The bytes before were sent without the descriptors.
            if passed.offset > 0 { received(buffer[..<passed.offset], nil) }
            received(buffer[passed.offset..<part.count], passed.descriptors)
        } catch {
            end()
        }
    }

    private func end() {
        hasEnded = true
        updateInterest()
        ended()
    }

    private func flush() {
        do throws(SystemCallError) {
            while let piece = output.first {
                let bytes = Array(piece.bytes)
                guard let count = try socket.send(bytes.span, passing: piece.descriptors?.numbers ?? []) else { break }
                output[0].bytes = piece.bytes.dropFirst(count)
                output[0].descriptors = nil
                if output[0].bytes.isEmpty { output.removeFirst() }
            }
        } catch {
            // Nobody is there to receive what is left.
            output = []
        }
        updateInterest()
        guard output.isEmpty else { return }
        if endsSending { socket.endSending() }
        drained()
    }

    private func updateInterest() {
        var interest: EventLoop.Interest = []
        if isReading, !hasEnded { interest.insert(.readable) }
        if isBehind { interest.insert(.writable) }
        handler?.interest = interest
    }
}
