// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import QMPShell
internal import SystemCalls

/// Passes everything on between a client and a server, and records it.
final class RecordingProxy {
    private let client: SocketPeer
    private let server: SocketPeer
    private let file: RecordingFile

    init(
        _ loop: EventLoop,
        client: consuming StreamSocket,
        server: consuming StreamSocket,
        into file: RecordingFile
    ) throws(SystemCallError) {
        self.file = file
        self.client = try SocketPeer(client, on: loop)
        self.server = try SocketPeer(server, on: loop)
        connect(self.client, .client, to: self.server)
        connect(self.server, .server, to: self.client)
    }

    /// Whether both sides have ended.
    var isOver: Bool { client.hasEnded && server.hasEnded }

    /// Passes on what one side sends; as long as the other does not take it, nothing more is read.
    private func connect(_ source: SocketPeer, _ side: RecordedEntry.Side, to target: SocketPeer) {
        source.received = { [file, unowned source, unowned target] bytes, descriptors in
            file.receive(bytes, from: side, descriptors: descriptors?.numbers.count ?? 0)
            target.send(bytes, passing: descriptors)
            source.isReading = !target.isBehind
        }
        source.ended = { [file, unowned target] in
            file.end(of: side)
            target.endSending()
        }
        target.drained = { [unowned source] in source.isReading = true }
    }
}
