// SPDX-License-Identifier: Apache-2.0

import QMPShell
import Testing

@Suite("The address of a server")
struct ServerAddressTests {
    @Test(
        "is read in several forms",
        arguments: [
            ("/tmp/a:1", "unix:/tmp/a:1"), ("qmp", "unix:qmp"), ("unix:a:1", "unix:a:1"),
            ("tcp:host:44", "tcp:host:44"),
            ("host:44", "tcp:host:44"), (":44", "tcp:localhost:44"), ("[::1]:44", "tcp:[::1]:44"),
            ("tcp:127.0.0.1:65535", "tcp:127.0.0.1:65535"), ("./host:44", "unix:./host:44"),
            ("host:65536", "unix:host:65536"),
        ]
    )
    func forms(text: String, address: String) {
        #expect(ServerAddress(text)?.description == address)
    }

    @Test("is refused where it leads nowhere", arguments: ["", "unix:", "tcp:", "tcp:host", "tcp:host:x"])
    func refused(text: String) { #expect(ServerAddress(text) == nil) }
}

@Suite("The command line of the tool")
struct ToolVerbTests {
    @Test(
        "has its verb behind the server",
        arguments: [
            ("sock", "shell sock"), ("sock call query-status", "call sock query-status"),
            ("sock --help", "shell sock --help"),
            ("sock wait call --timeout 3", "wait sock call --timeout 3"), ("call", "shell call"), ("", ""),
            ("--help", "--help"), ("replay file", "replay file"), ("help call", "help call"),
            ("sock nothing", "shell sock nothing"),
        ]
    )
    func verbs(line: String, rearranged: String) {
        let words = line.split(separator: " ").map(String.init)
        #expect(ToolVerb.verbFirst(words).joined(separator: " ") == rearranged)
    }

    @Test(
        "is completed by what the server knows",
        arguments: [
            ("qmp sock ", ["call", "events", "record", "schema", "shell", "status", "wait"]),
            ("qmp sock s", ["schema", "shell", "status"]),
            ("qmp sock call qu", ["query-status", "query-names"]),
            ("qmp sock call open driver=", ["driver=file", "driver=null"]),
            ("qmp sock call --json ya", ["yank"]), ("qmp sock events ", ["STOP", "MOVED"]),
            ("qmp sock events STOP M", ["MOVED"]), ("qmp sock wait ", ["running", "paused", "STOP", "MOVED"]),
            ("qmp sock wait running ", []), ("qmp sock status ", []),
        ] as [(String, [String])]
    )
    func completion(line: String, candidates: [String]) {
        let words = ToolCompletion(of: line)?.candidates { Samples.schema }.map(\.word)
        #expect(words == candidates)
    }

    @Test(
        "is completed by files where no server is named",
        arguments: ["qmp", "qmp ", "qmp so", "qmp replay fi", "qmp --he"]
    )
    func files(line: String) { #expect(ToolCompletion(of: line) == nil) }
}
