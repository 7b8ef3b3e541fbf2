// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import JSON
internal import QMPShell
internal import SystemCalls

/// Plays the server of a recording to a client.
final class ReplayServer {
    private let peer: SocketPeer
    private var replay: Replay
    private var input = ConnectionRecorder()

    /// Whether the client has ended, or did what cannot be answered.
    private(set) var isOver = false

    /// What the client did that the recorded one did not; nil where it did the same.
    private(set) var mismatch: String?

    init(_ loop: EventLoop, _ socket: consuming StreamSocket, _ recording: Recording) throws(SystemCallError) {
        replay = Replay(recording)
        peer = try SocketPeer(socket, on: loop)
        peer.received = { [unowned self] bytes, descriptors in
            // A recording does not know what is behind them, so they are closed.
            _ = descriptors
            receive(input.receive(bytes, from: .client, microseconds: 0))
        }
        peer.ended = { [unowned self] in
            receive(input.end(of: .client, microseconds: 0))
            if mismatch == nil, !replay.isOver { mismatch = "The client left before the end of the recording" }
            isOver = true
        }
        perform(replay.start())
    }

    private func receive(_ entries: [RecordedEntry]) {
        for entry in entries where mismatch == nil { perform(replay.receive(entry.content)) }
    }

    private func perform(_ actions: [Replay.Action]) {
        for action in actions {
            switch action {
            case .message(let value): send(value)
            case .bytes(let bytes): peer.send(bytes[...])
            case .end: peer.endSending()
            case .mismatch(nil, .end): break
            case .mismatch(let expected, let found): refuse(expected, found)
            }
        }
    }

    private func refuse(_ expected: RecordedEntry.Content?, _ found: RecordedEntry.Content) {
        let expectation = expected.map { RecordedEntry(.client, $0).shortText } ?? "nothing more"
        let text = "The recording has \(expectation), not \(RecordedEntry(.client, found).shortText)"
        mismatch = text
        guard case .message(let request) = found else { return isOver = true }
        var reply: JSONObject = ["error": ["class": "GenericError", "desc": .string(text)]]
        reply["id"] = request["id"]
        send(.object(reply))
        peer.endSending()
    }

    private func send(_ value: JSONValue) {
        var writer = JSONWriter()
        writer.value(value)
        // What was read of a recording has no number that cannot be written.
        guard (try? writer.endMessage()) != nil else { return }
        peer.send(writer.bytes[...])
    }
}
