// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// The other end of a connection.
final class Peer {
    private(set) var socket: StreamSocket?

    /// What came, all together.
    private var received = ""
    private var hasEnded = false

    init(_ socket: consuming StreamSocket) { self.socket = consume socket }

    /// What came so far.
    var text: String {
        receive()
        return received
    }

    /// Whether the device has ended the connection.
    var isAtEnd: Bool {
        receive()
        return hasEnded
    }

    /// - Returns: How many bytes there was room for.
    @discardableResult
    func send(_ text: String, passing descriptors: [CInt] = []) throws -> Int {
        let bytes = Array(text.utf8)
        return try socket?.send(bytes.span, passing: descriptors) ?? 0
    }

    func endSending() { socket?.endSending() }

    func close() { socket = nil }

    private func receive() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        do {
            while !hasEnded, let got = try socket?.receive(into: &buffer) {
                received += String(decoding: buffer[..<got.count], as: UTF8.self)
                hasEnded = got.count == 0
            }
        } catch {
            hasEnded = true
        }
    }
}

extension ListeningSocket {
    /// The next peer that waits, nil where none does.
    func acceptPeer() throws -> Peer? {
        guard let socket = try accept() else { return nil }
        return Peer(socket)
    }
}
