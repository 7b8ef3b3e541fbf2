// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell
import Testing

@Suite("A recording")
struct RecordingTests {
    @Test("is read as it is written")
    func roundTrip() throws {
        let recording = Recording([
            RecordedEntry(.server, .message(["QMP": ["version": "ä\n"]]), microseconds: 13),
            RecordedEntry(.client, .message(["execute": "getfd"]), descriptors: 2, microseconds: 1_000_007),
            RecordedEntry(.client, .bytes([0x7B, 0xFF, 0x00, 0x0A])),
            RecordedEntry(.server, .end, microseconds: 999_999_000_000),
        ])
        #expect(
            recording.text == #"""
                0.000013 < {"QMP": {"version": "\u00E4\n"}}
                1.000007 >2 {"execute": "getfd"}
                0.000000 > ! "{\u00FF\u0000\n"
                999999.000000 < end

                """#
        )
        #expect(try Recording(readingText: Array(recording.text.utf8)) == recording)
    }

    @Test("may be written by hand")
    func byHand() throws {
        let text = "# comment\n\n  < {'QMP':{}}\r\n1.5 >end\n"
        #expect(
            try Recording(readingText: Array(text.utf8)).entries == [
                RecordedEntry(.server, .message(["QMP": [:]])), RecordedEntry(.client, .end, microseconds: 1_500_000),
            ]
        )
    }

    @Test(
        "is refused with the line that is wrong",
        arguments: [
            ("\n1.0 {}", "line 2: there is neither > nor <"),
            ("1.1234567 > {}", "line 1: a time with too many digits"),
            ("1234567890123 > {}", "line 1: a time with too many digits"),
            (">1000 {}", "line 1: more descriptors than a message carries"),
            ("> {", "line 1: JSON parse error, premature EOI at byte 1 of the message"),
            (">", "line 1: Expecting a JSON value at byte 0 of the message"),
            ("> ! {}", "line 1: behind ! there is no string"),
            (#"> ! "\u20ac""#, "line 1: € stands for no byte"),
        ]
    )
    func refusals(text: String, complaint: String) {
        #expect {
            try Recording(readingText: Array(text.utf8))
        } throws: {
            ($0 as? RecordingError)?.description == complaint
        }
    }
}

@Suite("The recorder of a connection")
struct ConnectionRecorderTests {
    @Test("finds messages in chunks, with the time of their last byte")
    func chunks() {
        var recorder = ConnectionRecorder()
        #expect(recorder.receive(Array(#"{"exe"#.utf8)[...], from: .client, microseconds: 1).isEmpty)
        #expect(
            recorder.receive(Array("{}".utf8)[...], from: .server, microseconds: 2).map(\.content) == [.message([:])]
        )
        let rest = Array("cute\": 1}\r\n[2] [".utf8)
        #expect(
            recorder.receive(rest[...], from: .client, descriptors: 1, microseconds: 3) == [
                RecordedEntry(.client, .message(["execute": 1]), descriptors: 1, microseconds: 3),
                RecordedEntry(.client, .message([2]), microseconds: 3),
            ]
        )
    }

    @Test("keeps the bytes that are no message, and what was begun at the end")
    func bytes() {
        var recorder = ConnectionRecorder()
        let entries = recorder.receive(Array("{]1 {\"a\"".utf8)[...], from: .server, microseconds: 1)
        #expect(entries.map(\.content) == [.bytes(Array("{]".utf8)), .message(1)])
        #expect(recorder.end(of: .server, microseconds: 2).map(\.content) == [.bytes(Array(" {\"a\"".utf8)), .end])
    }
}
