// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import SystemCalls

/// The socket of a client, as far as any thread may use it.
final class TestConnection: Sendable {
    let socket: StreamSocket
    /// How bytes go out. The lock keeps messages from mixing.
    private let chunking = WaitableMutex<QMPTestPeer.Chunking?>(nil)

    init(_ socket: consuming StreamSocket) { self.socket = socket }

    func setChunking(_ chunking: QMPTestPeer.Chunking?) { self.chunking.withLock { $0 = chunking } }

    /// Sends bytes, all of them, whole or in pieces.
    func send(_ bytes: [UInt8]) throws(QMPTestError) {
        try chunking.withLock { chunking throws(QMPTestError) in
            var sent = 0
            while sent < bytes.count {
                let end = chunking.map { min(sent + $0.size, bytes.count) } ?? bytes.count
                try sendPiece(bytes.span.extracting(sent..<end))
                sent = end
                if let chunking { OwnedThread.sleep(chunking.pause) }
            }
        }
    }

    private func sendPiece(_ bytes: Span<UInt8>) throws(QMPTestError) {
        var sent = 0
        while sent < bytes.count {
            do throws(SystemCallError) {
                if let count = try socket.send(bytes.extracting(droppingFirst: sent)) {
                    sent += count
                } else {
                    try socket.descriptor.waitUntilWritable()
                }
            } catch {
                throw Self.error(error)
            }
        }
    }

    /// What a failed read or write means.
    static func error(_ error: SystemCallError) -> QMPTestError {
        switch error.errno {
        case .brokenPipe, .connectionReset: .disconnected
        default: .system(error)
        }
    }
}
