// SPDX-License-Identifier: Apache-2.0

import QMPShell
import Testing

@Suite("The comparison of two schemas")
struct SchemaComparisonTests {
    @Test("finds nothing where the masks alone are different")
    func masks() {
        let renamed = Samples.entries.split(separator: #""9""#, omittingEmptySubsequences: false).joined(
            separator: #""90""#
        )
        #expect(SchemaComparison(from: Samples.schema, to: Samples.schema(renamed)).lines == [])
    }

    @Test(
        "finds what is new, gone and different",
        arguments: [
            (#""name": "yank""#, #""name": "tug""#, ["- command yank", "+ command tug"]),
            (#""name": "STOP""#, #""name": "HALT""#, ["- event STOP", "+ event HALT"]),
            (#", "allow-oob": true"#, "", ["- yank: may be executed out of band"]),
            (
                #", "features": ["unstable"]},\#n {"name": "yank""#, #"},\#n {"name": "yank""#,
                ["- open: feature unstable"]
            ),
            (
                #", "features": ["deprecated"]},\#n {"name": "0""#, #"},\#n {"name": "0""#,
                ["- MOVED: feature deprecated"]
            ),
            (#"{"name": "steps", "type": "int"}"#, "", ["- MOVED: data steps (integer)"]),
            (
                #""name": "size", "type": "int", "default": null"#, #""name": "size", "type": "int""#,
                ["~ open: argument size: is mandatory now"]
            ),
            (
                #""name": "size", "type": "int""#, #""name": "size", "type": "[str]""#,
                ["~ open: argument size: was integer, is list of string"]
            ),
            (
                #""extra", "type": "any""#, #""more", "type": "3""#,
                ["- open: argument extra (optional any value)", "+ open: argument more (optional running | paused)"]
            ),
            (
                #"{"name": "running"}, {"name": "paused"}"#, #"{"name": "running"}"#,
                ["- query-status: result status: value paused"]
            ),
            (
                #"{"name": "null", "features": ["unstable"]}"#, #"{"name": "null"}"#,
                ["- open: argument driver: value null: feature unstable"]
            ),
            (
                #"{"name": "filename", "type": "str"}"#, #"{"name": "filename", "type": "str", "default": null}"#,
                ["~ open: argument filename: is optional now"]
            ),
            (
                #"{"name": "host", "type": "str"}"#, #"{"name": "host", "type": "int"}"#,
                ["~ open: argument hosts.host: was string, is integer"]
            ),
            (
                #"{"type": "2"}, {"type": "str"}, {"type": "null"}"#,
                #"{"type": "2"}, {"type": "str"}, {"type": "int"}"#,
                ["- open: argument backing: null", "+ open: argument backing: integer"]
            ),
        ] as [(String, String, [String])]
    )
    func differences(old: String, new: String, lines: [String]) {
        let changed = Samples.schema(replacing: old, with: new)
        #expect(SchemaComparison(from: Samples.schema, to: changed).lines == lines)
    }
}
