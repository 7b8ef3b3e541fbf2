// SPDX-License-Identifier: Apache-2.0

internal import JSON

/// Something that the server of a recording sent.
struct ReplayAnswer: Sendable {
    let content: RecordedEntry.Content

    /// Which request it replies to, counted from 0; nil where it is no reply.
    var request: Int?

    /// How many requests must have come before.
    var requestsBefore = 0

    /// What to do, with the identifiers of the requests that have come.
    func action(_ identifier: (Int) -> JSONValue?) -> Replay.Action {
        switch content {
        case .message(let value):
            guard let request else { return .message(value) }
            return .message(value.withIdentifier(identifier(request)))
        case .bytes(let bytes): return .bytes(bytes)
        case .end: return .end
        }
    }

    /// What each side of a recording sent, the replies tied to their requests.
    static func parts(of recording: Recording) -> (requests: [RecordedEntry.Content], answers: [ReplayAnswer]) {
        var requests: [RecordedEntry.Content] = []
        var unanswered: [Int] = []
        var answers: [ReplayAnswer] = []
        // How many requests the recording has before each answer.
        var counts: [Int] = []
        for entry in recording.entries {
            switch entry.side {
            case .client:
                if entry.content != .end { unanswered.append(requests.count) }
                requests.append(entry.content)
            case .server:
                var answer = ReplayAnswer(content: entry.content)
                if entry.content.isReply {
                    let index = unanswered.firstIndex { requests[$0].identifier == entry.content.identifier }
                    answer.request = index.map { unanswered.remove(at: $0) }
                }
                answers.append(answer)
                counts.append(requests.count)
            }
        }
        setOrder(&answers, counts)
        return (requests, answers)
    }

    /// A reply waits for its request, and what is no reply for the request of the next one, if that had come when it was sent.
    private static func setOrder(_ answers: inout [ReplayAnswer], _ counts: [Int]) {
        var nextRequest: Int?
        for index in answers.indices.reversed() {
            if let request = answers[index].request { nextRequest = request }
            if let nextRequest, nextRequest < counts[index] { answers[index].requestsBefore = nextRequest + 1 }
            // Nothing comes after the end of the server, which waits for all that had come.
            if answers[index].content == .end { answers[index].requestsBefore = counts[index] }
        }
    }
}

extension RecordedEntry.Content {
    /// Whether a server answers a request with this.
    fileprivate var isReply: Bool {
        guard case .message(let value) = self else { return false }
        return value["return"] != nil || value["error"] != nil
    }
}
