// SPDX-License-Identifier: Apache-2.0

import QMPShell
import Testing

@Suite("Help from a server's schema")
struct HelpTextTests {
    private let help = HelpText(Samples.schema, width: 60)

    @Test("shows what a command takes and returns")
    func command() {
        #expect(
            help.text(of: "query-status") == """
                query-status
                Takes no arguments.
                Returns: object
                  running  boolean
                  status   running | paused

                """
        )
    }

    @Test("shows optional arguments, parts, features and what depends on a value")
    func arguments() throws {
        let text = try #require(help.text(of: "open"))
        #expect(
            text == """
                open (unstable)
                Arguments, those in brackets optional:
                  driver       file | null
                  [node-name]  string
                  [size]       integer
                  [ratio]      number
                  [read-only]  boolean (deprecated)
                  [flags]      list of file | null
                  [hosts]      list of object
                    host    string
                    [port]  integer
                  [backing]    object or string or null
                  [where]      object
                    host    string
                    [port]  integer
                  [extra]      any value
                  [none]       null
                  and more by the value of 'driver': help open driver=…
                Returns an empty object.

                """
        )
    }

    @Test("shows what follows from an argument")
    func variant() throws {
        let text = try #require(help.text(of: "open", ["driver=file"]))
        #expect(text.contains("\n  filename     string\n"))
        #expect(!text.contains("and more"))
    }

    @Test("shows the data of an event")
    func event() {
        #expect(
            help.text(of: "MOVED") == """
                MOVED (event, deprecated)
                Data, with members in brackets that may be missing:
                  steps  integer

                """
        )
        #expect(help.text(of: "STOP") == "STOP (event)\nCarries no data.\n")
    }

    @Test("says that a command may be executed out of band")
    func outOfBand() {
        #expect(help.text(of: "yank")?.hasPrefix("yank (may be executed out of band)\n") == true)
    }

    @Test("is not there for what is unknown")
    func unknown() { #expect(help.text(of: "other") == nil) }

    @Test("lists the commands in columns")
    func list() {
        #expect(HelpText(Samples.schema, width: 40).commands == "open          query-status\nquery-names   yank\n")
    }

    @Test("breaks long lines below their start")
    func wrap() {
        let values = (1...9).map { #"{"name": "value-\#($0)"}"# }.joined(separator: ", ")
        let schema = Samples.schema(replacing: #"{"name": "running"}, {"name": "paused"}"#, with: values)
        let lines = HelpText(schema, width: 40).text(of: "query-status")?.split(separator: "\n") ?? []
        #expect(lines.allSatisfy { $0.count <= 40 })
        #expect(lines.dropFirst(4).dropFirst().allSatisfy { $0.hasPrefix("           ") })
        #expect(lines.count > 5)
    }
}
