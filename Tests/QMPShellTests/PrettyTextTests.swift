// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell
import Testing

@Suite("JSON for people")
struct PrettyTextTests {
    @Test("stands on one line where it fits, and is indented where not")
    func layout() {
        let value: JSONValue = ["a": [1, 2, 3], "bb": ["c": "0123456789", "d": nil], "e": []]
        #expect(
            PrettyText.text(of: value, width: 30) == """
                {
                  "a": [1, 2, 3],
                  "bb": {
                    "c": "0123456789",
                    "d": null
                  },
                  "e": []
                }
                """
        )
        #expect(
            PrettyText.text(of: value, width: 80) == #"{"a": [1, 2, 3], "bb": {"c": "0123456789", "d": null}, "e": []}"#
        )
    }

    @Test(
        "counts the comma behind a value",
        arguments: [(16, "[\"aaaa\", \"b\"]"), (15, "[\n    \"aaaa\",\n    \"b\"\n  ]")]
    )
    func comma(width: Int, first: String) {
        let value: JSONValue = [["aaaa", "b"], ["aaaa"]]
        #expect(PrettyText.text(of: value, width: width) == "[\n  \(first),\n  [\"aaaa\"]\n]")
    }

    @Test("shows characters, but none that a terminal acts on")
    func escapes() {
        #expect(PrettyText.line(of: "ä€😀 \"\\\n\u{1b}\u{9b}\u{202e}") == #""ä€😀 \"\\\n\u001b\u009b\u202e""#)
    }

    @Test(
        "can be read again",
        arguments: [0.1, 1e300, -5, .integer(.min), .unsigned(.max), ["a": [true, false, nil, ["": "x\t"]]]]
            as [JSONValue]
    )
    func roundTrip(value: JSONValue) throws {
        #expect(try JSONValue(parsing: PrettyText.text(of: value, width: 10)) == value)
        #expect(try JSONValue(parsing: PrettyText.line(of: value)) == value)
    }
}
