// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import Testing

@Suite("The shell of qmp", .enabled(if: Tool.isThere, "qmp is not built"))
struct ShellTests {
    /// A shell on a terminal of its own.
    private struct Room {
        let server: QMPServer
        let terminal: Terminal
        let process: ChildProcess
        /// The modes that the terminal had before.
        let modes: [tcflag_t]

        var console: Console { terminal.console }

        init(_ program: Program, _ options: [String] = []) throws {
            server = try QMPServer(program, options).isServing()
            terminal = try Terminal()
            modes = try terminal.modes
            let stream = terminal.program.number
            let state = "XDG_STATE_HOME=\(server.scratch.path)/state"
            process = try ChildProcess(
                ["/usr/bin/env", "TERM=xterm", state, Tool.program, server.path],
                input: stream,
                output: stream,
                errors: stream
            )
            try console.wait(for: "help tells of commands")
            try waitForPrompt()
        }

        /// Waits until a line can be edited: before that the terminal, and not the shell, would take keys such as Ctrl-D.
        func waitForPrompt() throws {
            try console.wait(for: "qmp> ")
            try Deadline.ofAnswers.poll("the keys") { try terminal.isRaw ? () : nil }
        }

        /// Types a line and waits for what it is answered.
        func enter(_ line: String, answer: String) throws {
            try console.type(line + "\r")
            try console.wait(for: answer)
            try waitForPrompt()
        }

        func leave() throws {
            try console.type("\u{4}")
            #expect(try process.wait() == .exit(0))
        }
    }

    @Test("completes commands, arguments and values from the server's schema", arguments: Program.there)
    func completes(program: Program) throws {
        let room = try Room(program)
        try room.enter("object-add qom-t\tiothr\ti\tone", answer: "{}\r\n")
        try room.enter("query-iot\t", answer: #""id": "one""#)
        try room.leave()
    }

    @Test("shows events above the line that is typed", arguments: Program.there)
    func events(program: Program) throws {
        let scratch = try ScratchFolder()
        let room = try Room(program, ["-qmp", "unix:\(scratch.file("other")),server=on,wait=off"])
        try room.console.type("query-vers")
        try room.console.wait(for: "query-vers")
        #expect(try Tool.run([scratch.file("other"), "call", "cont"]).ending == .exit(0))
        try room.console.wait(for: "▸ RESUME\r\n")
        try room.console.wait(for: "query-vers")
        try room.enter("ion", answer: #""package""#)
        try room.leave()
    }

    @Test("tells what a command takes, and what is wrong with one", arguments: Program.there)
    func help(program: Program) throws {
        let room = try Room(program)
        try room.enter("help getfd", answer: "fdname  string\r\n")
        try room.enter("getfd name=x", answer: "'name' is unknown: command 'getfd' takes fdname\r\n")
        try room.enter("nothing", answer: "CommandNotFound: The command nothing has not been found\r\n")
        try room.leave()
    }

    @Test("keeps lines for the next time, but none that was given up or begins with a space", arguments: Program.there)
    func history(program: Program) throws {
        let room = try Room(program)
        try room.enter("query-name", answer: "{}\r\n")
        try room.enter(" query-status", answer: "prelaunch")
        try room.console.type("query-foo\u{3}")
        try room.console.wait(for: "^C\r\n")
        try room.waitForPrompt()
        try room.leave()
        let lines = room.server.scratch.text(of: "state/qmp/history").split(separator: "\n")
        #expect(lines.dropFirst() == ["query-name"])
    }

    @Test("gives up a reply that does not come, and goes on", arguments: Program.there)
    func interrupt(program: Program) throws {
        let room = try Room(program)
        room.server.process.send(SIGSTOP)
        try room.console.type("query-name\r")
        try room.console.wait(for: "query-name\r\n")
        // The terminal sends the signal only to those whose terminal it is.
        room.process.send(SIGINT)
        try room.console.wait(for: "Not waited for any longer")
        try room.waitForPrompt()
        room.server.process.send(SIGCONT)
        try room.enter("query-version", answer: #""package""#)
        try room.leave()
    }

    @Test("ends with the server that it ends, and tells where that ended by itself", arguments: Program.there)
    func end(program: Program) throws {
        let room = try Room(program)
        try room.console.type("quit\r")
        try room.console.wait(for: "The server has ended.")
        #expect(try room.process.wait() == .exit(0))
        let other = try Room(program)
        other.server.process.send(SIGKILL)
        try other.console.wait(for: "qmp: The server closed the connection")
        #expect(try other.process.wait() == .exit(5))
    }

    @Test("leaves the terminal as it was", arguments: Program.there)
    func modes(program: Program) throws {
        let room = try Room(program)
        #expect(try room.terminal.modes != room.modes)
        try room.leave()
        #expect(try room.terminal.modes == room.modes)
    }
}
