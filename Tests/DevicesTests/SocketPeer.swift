// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// The other end of a socket.
final class SocketPeer {
    private var socket: StreamSocket?
    private var bytes: [UInt8] = []

    init(_ socket: consuming StreamSocket) { self.socket = consume socket }

    /// What came so far.
    var received: [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while let got = try? socket?.receive(into: &buffer), got.count > 0 { bytes += buffer[..<got.count] }
        return bytes
    }

    /// The same as text.
    var text: String { String(decoding: received, as: UTF8.self) }

    /// Sends what fits now.
    func send(_ bytes: [UInt8]) throws -> Int { try socket?.send(bytes.span) ?? 0 }

    func close() { socket = nil }
}
