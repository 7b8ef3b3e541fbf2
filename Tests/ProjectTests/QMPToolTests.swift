// SPDX-License-Identifier: Apache-2.0

import Testing

/// `qmp` as people and scripts see it, where there is no server.
struct QMPToolTests {
    @Test("its help names the verbs and what the exit status says")
    func help() throws {
        let run = try ProgramRun(product: "qmp", ["--help"])
        #expect(run.status == 0)
        for text in [
            "qmp SOCKET VERB", "call ", "events ", "wait ", "schema ", "record ", "replay ", "4 the time was up",
        ] {
            #expect(run.output.contains(text))
        }
    }

    @Test(
        "each verb tells how it is used",
        arguments: ["shell", "call", "events", "wait", "status", "schema", "record"]
    )
    func verbHelp(verb: String) throws {
        let run = try ProgramRun(product: "qmp", ["socket", verb, "--help"])
        #expect(run.status == 0)
        #expect(run.output.contains(verb == "shell" ? "USAGE: qmp SOCKET" : "USAGE: qmp SOCKET \(verb)"))
    }

    @Test(
        "a mistake in the command line is told with exit status 2",
        arguments: [
            ["socket", "nothing"], ["socket", "wait"], ["tcp:host", "status"], ["socket", "status", "--timeout", "-1"],
            ["replay"], ["replay", "no-such-file"], ["--nothing"], ["--generate-completion-script", "csh"],
        ]
    )
    func usage(words: [String]) throws {
        let run = try ProgramRun(product: "qmp", words)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.errors != "")
    }

    @Test("where nobody listens, its exit status is 3", arguments: ["no-such-socket", "unix:/no/such/socket"])
    func noServer(address: String) throws {
        let run = try ProgramRun(product: "qmp", [address, "status"])
        #expect(run.status == 3)
        #expect(run.errors.hasSuffix(": No such file or directory\n"))
    }

    @Test("it is silent about how a line goes on where nobody can be asked")
    func completion() throws {
        let run = try ProgramRun(product: "qmp", ["complete", "qmp no-such-socket call q"])
        #expect(run.status == 0)
        #expect(run.output == "")
    }
}
