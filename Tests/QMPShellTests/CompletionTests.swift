// SPDX-License-Identifier: Apache-2.0

import QMPShell
import Testing

@Suite("Completion")
struct CompletionTests {
    private let completer = Completer(Samples.schema, ownCommands: ["help", "exit"])

    @Test(
        "knows how a line goes on",
        arguments: [
            ("", ["query-status", "open", "yank", "query-names", "help", "exit"]),
            ("query-", ["query-status", "query-names"]),
            ("none", []),
            ("yank ", []),
            ("other ", []),
            ("open n", ["node-name=", "none="]),
            ("open where", ["where."]),
            ("open where.", ["host=", "port="]),
            ("open where.host=h where.", ["port="]),
            ("open back", ["backing=", "backing."]),
            ("open backing.driver=file backing.f", ["flags=", "filename="]),
            ("open hosts.0.", ["host=", "port="]),
            ("open driver=", ["file", "null"]),
            ("open driver=f", ["file"]),
            ("open driver=null f", ["flags="]),
            ("open driver=file f", ["flags=", "filename="]),
            ("open flags=file,", ["file", "null"]),
            ("open read-only=", ["on", "off"]),
            ("open backing=", ["null"]),
            ("open node-name=", []),
            ("open 'driver=", []),
            ("open extra={", []),
            ("help ", ["query-status", "open", "yank", "query-names", "STOP", "MOVED"]),
            ("help MO", ["MOVED"]),
            ("help open driver=", ["file", "null"]),
        ] as [(String, [String])]
    )
    func candidates(line: String, labels: [String]) {
        #expect(completer.completion(of: line).candidates.map(\.label) == labels)
    }

    @Test(
        "types what is certain",
        arguments: [
            ("q", "query-"), ("query-s", "query-status "), ("open dri", "driver="), ("open driver=fi", "driver=file "),
            ("open where.h", "where.host="), ("open flags=null,f", "flags=null,file "), ("none", "none"),
        ]
    )
    func replacement(line: String, replacement: String) {
        #expect(completer.completion(of: line).replacement == replacement)
    }
}
