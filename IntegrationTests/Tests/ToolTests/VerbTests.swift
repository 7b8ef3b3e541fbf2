// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("The tool qmp", .enabled(if: Tool.isThere, "qmp is not built"))
struct VerbTests {
    @Test("prints the state of a machine in a word", arguments: Program.there)
    func status(program: Program) throws {
        let server = try QMPServer(program).isServing()
        for address in [server.path, "unix:\(server.path)"] {
            let run = try Tool.run([address, "status"])
            #expect(run.output == "prelaunch\n")
            #expect(run.ending == .exit(0))
        }
    }

    @Test("calls commands with arguments of the types that the server says", arguments: Program.there)
    func call(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let words = ["object-add", "qom-type=iothread", "id=one", "poll-max-ns=0x10", "aio-max-batch=2k"]
        let added = try Tool.run([server.path, "call"] + words)
        #expect(added.output == "{}\n")
        let threads = try JSONValue(parsing: Tool.run([server.path, "call", "query-iothreads", "--json"]).output)
        let thread = try #require(threads.arrayValue?.first)
        #expect(thread["poll-max-ns"] == 16)
        #expect(thread["aio-max-batch"] == 2048)
    }

    @Test("calls commands out of band that allow it", arguments: Program.there)
    func outOfBand(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let allowed = try Tool.run([server.path, "call", "query-yank", "--oob"])
        #expect(allowed.ending == .exit(0))
        #expect(allowed.output.contains(#""type": "chardev""#))
        let refused = try Tool.run([server.path, "call", "query-name", "--oob"])
        #expect(refused.ending == .exit(1))
        #expect(refused.errors == "qmp: GenericError: The command query-name does not support OOB\n")
    }

    @Test("passes a file along", arguments: Program.there)
    func descriptor(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let passed = try Tool.run([server.path, "call", "getfd", "fdname=here", "--fd", server.scratch.file("errors")])
        #expect(passed.ending == .exit(0))
        let missing = try Tool.run([server.path, "call", "getfd", "fdname=here"])
        #expect(missing.ending == .exit(1))
        #expect(missing.errors == "qmp: GenericError: No file descriptor supplied via SCM_RIGHTS\n")
    }

    @Test(
        "tells by its exit status what went wrong",
        arguments: Program.there,
        [
            (["call", "nothing"], 1, "qmp: CommandNotFound: The command nothing has not been found\n"),
            (["call", "getfd", "name=x"], 2, "qmp: 'name' is unknown: command 'getfd' takes fdname\n"),
            (["call", "getfd"], 1, "qmp: GenericError: Parameter 'fdname' is missing\n"),
            (["wait", "runing"], 2, "qmp: The server has no state 'runing'"),
            (["wait", "STOPPED"], 2, "qmp: The server has no event 'STOPPED'\n"),
            (["wait", "running", "--timeout", "0.5"], 4, "qmp: The time is up\n"),
            (["events", "STOP", "--timeout", "0.5"], 4, "qmp: The time is up\n"),
            (["nothing"], 2, "Error: Unexpected argument 'nothing'"),
            (["status", "--timeout", "soon"], 2, "Error: The value 'soon' is invalid for '--timeout <seconds>'"),
        ] as [([String], CInt, String)]
    )
    func failures(program: Program, failure: ([String], CInt, String)) throws {
        let server = try QMPServer(program).isServing()
        let run = try Tool.run([server.path] + failure.0)
        #expect(run.ending == .exit(failure.1))
        #expect(run.errors.hasPrefix(failure.2))
        #expect(run.output == "")
    }

    @Test("tells that there is no server, and that one serves somebody else")
    func noConnection() throws {
        let scratch = try ScratchFolder()
        let nobody = try Tool.run([scratch.file("nobody"), "status"])
        #expect(nobody.ending == .exit(3))
        #expect(nobody.errors.hasPrefix("qmp: Cannot connect to \(scratch.file("nobody")): No such file or directory"))
        let server = try QMPServer(.qemu)
        let client = try server.client()
        let busy = try Tool.run([server.path, "status", "--timeout", "0.5"])
        #expect(busy.ending == .exit(4))
        #expect(busy.errors == "qmp: unix:\(server.path) does not answer: it may be serving another client\n")
        withExtendedLifetime(client) {}
    }

    @Test("waits for states and prints events that others cause", arguments: Program.there)
    func events(program: Program) throws {
        let scratch = try ScratchFolder()
        let other = scratch.file("other")
        let server = try QMPServer(program, ["-qmp", "unix:\(other),server=on,wait=off"]).isServing()
        let log = scratch.file("events")
        let events = try Tool.start([other, "events", "STOP", "RESUME", "--follow", "--json"], output: log)
        // Whether it listens already shows by the first event alone.
        try Deadline.ofAnswers.poll("the first event") {
            _ = try Tool.run([server.path], input: "cont\nstop\n")
            return scratch.text(of: "events").contains("STOP") ? () : nil
        }
        events.send(SIGTERM)
        _ = try events.wait()
        let first = try JSONValue(parsing: String(#require(scratch.text(of: "events").split(separator: "\n").first)))
        #expect(["RESUME", "STOP"].contains(first["event"]))
        #expect(first["timestamp"]?["seconds"] != nil)
        let waiting = try Tool.start([other, "wait", "running"], output: log)
        #expect(try Tool.run([server.path, "call", "cont"]).ending == .exit(0))
        #expect(try waiting.wait() == .exit(0))
    }

    @Test("executes lines from a pipe up to the first that fails", arguments: Program.there)
    func lines(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let run = try Tool.run([server.path], input: "cont\n\n{'execute': 'query-status'}\nnothing\nquery-status\n")
        #expect(run.ending == .exit(1))
        let replies = try run.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(replies.count == 2)
        #expect(replies.last?["status"] == "running")
        #expect(run.errors == "qmp: CommandNotFound: The command nothing has not been found\n")
    }

    @Test("prints a schema that can be compared with another later", arguments: Program.there)
    func schema(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let schema = try Tool.run([server.path, "schema"]).output
        #expect(try JSONValue(parsing: schema).arrayValue?.isEmpty == false)
        let file = server.scratch.file("schema.json")
        try schema.write(toFile: file, atomically: true, encoding: .utf8)
        let same = try Tool.run([server.path, "schema", "--diff", file])
        #expect(same.output == "")
        #expect(same.ending == .exit(0))
        let renamed = schema.replacing(#""name": "query-status""#, with: #""name": "query-state""#)
        try renamed.write(toFile: file, atomically: true, encoding: .utf8)
        let other = try Tool.run([server.path, "schema", "--diff", file])
        #expect(other.output == "- command query-status\n+ command query-state\n")
        #expect(other.ending == .exit(1))
    }

    @Test("knows how command lines go on, and bash uses that", arguments: Program.there)
    func completion(program: Program) throws {
        let server = try QMPServer(program).isServing()
        #expect(try Tool.run(["complete", "qmp \(server.path) call query-ver"]).output == "query-version\n")
        let script = """
            PATH=$(dirname "\(Tool.program)"):$PATH
            source <(qmp --generate-completion-script bash)
            COMP_LINE='qmp \(server.path) call object-add qom-type=ioth'
            COMP_POINT=${#COMP_LINE}
            _qmp
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        #expect(try ProgramRun(["/bin/bash", "-c", script]).output == "iothread\n")
    }

    @Test("has scripts for the completion of three shells, and no more")
    func scripts() throws {
        for shell in ["bash", "zsh", "fish"] {
            #expect(try Tool.run(["--generate-completion-script", shell]).output.contains("qmp complete"))
        }
        #expect(try Tool.run(["--generate-completion-script", "csh"]).ending == .exit(2))
    }
}
