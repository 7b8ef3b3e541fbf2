// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// The channel of a connection over a socket.
final class SocketChannel: ByteChannel {
    /// Nil once it is closed.
    private var socket: StreamSocket?
    private var handler: FileHandler?

    let canPassDescriptors: Bool
    let peerDescription: String

    init(_ socket: consuming StreamSocket, peerDescription: String) {
        canPassDescriptors = socket.isUnix
        self.peerDescription = peerDescription
        self.socket = consume socket
    }

    func receive(into buffer: inout [UInt8]) throws(SystemCallError) -> ReceivedBytes? {
        guard let received = try socket?.receive(into: &buffer) else { return nil }
        guard let passed = received.passed else { return ReceivedBytes(count: received.count) }
        return ReceivedBytes(
            count: received.count,
            descriptors: passed.descriptors,
            descriptorOffset: passed.offset
        )
    }

    func send(_ bytes: Span<UInt8>) throws(SystemCallError) -> Int? { try socket?.send(bytes) }

    func watch(on loop: EventLoop, _ handler: @escaping (Readiness) -> Void) throws(SystemCallError) {
        switch socket {
        case .some(let socket): self.handler = try loop.watch(socket.descriptor, for: [], handler)
        case .none: break
        }
    }

    func waitFor(_ interest: EventLoop.Interest) { handler?.interest = interest }

    func shutDown() { socket?.shutDown() }

    func close() {
        handler?.cancel()
        handler = nil
        socket = nil
    }
}
