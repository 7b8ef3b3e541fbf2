// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell
import Testing

@Suite("The replay of a recording")
struct ReplayTests {
    private func replay(_ text: String) throws -> Replay { Replay(try Recording(readingText: Array(text.utf8))) }

    @Test("greets, and answers each request with the identifier that it has")
    func answers() throws {
        var replay = try replay(
            """
            < {"QMP": {}}
            > {"execute": "a", "id": 1}
            < {"return": "a", "id": 1}
            > {"execute": "b", "arguments": {"x": 1}}
            < {"error": "b"}
            < end
            """
        )
        #expect(replay.start() == [.message(["QMP": [:]])])
        #expect(replay.receive(.message(["execute": "a", "id": "mine"])) == [.message(["return": "a", "id": "mine"])])
        #expect(!replay.isOver)
        let request: JSONValue = ["id": 7, "arguments": ["x": 1], "execute": "b"]
        #expect(replay.receive(.message(request)) == [.message(["error": "b", "id": 7]), .end])
        #expect(replay.isOver)
    }

    private static let pipelined = """
        > {"execute": "a", "id": 1}
        > {"execute": "b", "id": 2}
        < {"event": "A"}
        < {"return": "a", "id": 1}
        < {"event": "B"}
        < {"return": "b", "id": 2}
        < {"event": "C"}
        """

    @Test("serves a client that waits for each reply where the recorded one did not")
    func waitingClient() throws {
        var replay = try replay(Self.pipelined)
        #expect(replay.start() == [])
        let first = replay.receive(.message(["execute": "a", "id": 1]))
        #expect(first == [.message(["event": "A"]), .message(["return": "a", "id": 1])])
        let second = replay.receive(.message(["execute": "b", "id": 2]))
        #expect(second == [.message(["event": "B"]), .message(["return": "b", "id": 2]), .message(["event": "C"])])
        #expect(replay.isOver)
    }

    @Test("sends an event that came before its command without waiting for that")
    func earlyEvent() throws {
        var replay = try replay(
            """
            < {"QMP": {}}
            < {"event": "A"}
            > {"execute": "a"}
            < {"return": {}}
            """
        )
        #expect(replay.start() == [.message(["QMP": [:]]), .message(["event": "A"])])
    }

    @Test("keeps replies that overtook others in their order")
    func outOfBand() throws {
        var replay = try replay(
            """
            > {"execute": "a", "id": 1}
            > {"exec-oob": "b", "id": 2}
            < {"return": "b", "id": 2}
            < {"return": "a", "id": 1}
            """
        )
        #expect(replay.receive(.message(["execute": "a", "id": 1])) == [])
        #expect(
            replay.receive(.message(["exec-oob": "b", "id": 2])) == [
                .message(["return": "b", "id": 2]), .message(["return": "a", "id": 1]),
            ]
        )
    }

    @Test("says what was expected of a client that does something else")
    func mismatch() throws {
        var replay = try replay(#"> {"execute": "a"}"#)
        let other = RecordedEntry.Content.message(["execute": "b"])
        #expect(replay.receive(other) == [.mismatch(expected: .message(["execute": "a"]), found: other)])
        #expect(replay.receive(.message(["execute": "a"])) == [])
        #expect(replay.receive(.end) == [.mismatch(expected: nil, found: .end)])
    }

    @Test("takes empty arguments for none")
    func emptyArguments() throws {
        var replay = try replay(#"> {"execute": "a", "arguments": {}}"#)
        #expect(replay.receive(.message(["execute": "a"])) == [])
        #expect(replay.isOver)
    }

    @Test("plays bytes that are no message, and takes any for those of the client")
    func bytes() throws {
        var replay = try replay("> ! \"{\"\n< ! \"x\"\n> end")
        #expect(replay.start() == [.bytes([0x78])])
        #expect(replay.receive(.bytes([0x7D])) == [])
        #expect(replay.receive(.end) == [])
        #expect(replay.isOver)
    }
}
