// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("The terminal", .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"))
struct TerminalTests {
    /// A machine whose guest does nothing, on a terminal.
    private struct Room {
        let terminal: Terminal
        let process: ChildProcess
        let scratch: ScratchFolder
        /// The modes that the terminal had before.
        let modes: [tcflag_t]

        init(_ options: [String]) throws {
            terminal = try Terminal()
            modes = try terminal.modes
            scratch = try ScratchFolder()
            let stream = terminal.program.number
            process = try ChildProcess(
                [
                    GuestMachine.program, "-m", "16", "-bios", "none", "-S", "-qmp",
                    "unix:\(scratch.file("qmp")),server=on,wait=off",
                ]
                    + options,
                input: stream,
                output: stream,
                errors: stream
            )
        }

        func client() throws -> QMPConnection { try QMPConnection(process.connect(to: .unix(scratch.file("qmp")))) }

        /// Waits until the program has the keys.
        func waitUntilRaw() throws {
            try Deadline.ofAnswers.poll("the keys") { try terminal.isRaw ? () : nil }
        }
    }

    @Test(
        "hands all keys on, and Ctrl-A X ends the program",
        arguments: [["-nographic"], ["-serial", "mon:stdio"], []]
    )
    func quits(options: [String]) throws {
        let room = try Room(options)
        var client = try room.client()
        try room.waitUntilRaw()
        try room.terminal.console.type("\u{3}\u{1a}\u{1c}\u{1}h")
        try room.terminal.console.wait(for: "Ctrl-A X        end the program")
        #expect(try room.process.poll() == nil)
        try room.terminal.console.type("\u{1}c")
        try room.terminal.console.wait(for: "(qemu) ")
        try room.terminal.console.type("\u{1}x")
        #expect(try client.messages.next()["data"] == ["guest": false, "reason": "host-qmp-quit"])
        #expect(try room.process.wait() == .exit(0))
        #expect(try room.terminal.modes == room.modes)
        #expect(!room.terminal.isNonblocking)
    }

    @Test(
        "gets its modes back however the program ends",
        arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT]
    )
    func restores(signal: CInt) throws {
        let room = try Room(["-nographic"])
        try room.waitUntilRaw()
        room.process.send(signal)
        let isEnd = [SIGTERM, SIGINT, SIGHUP].contains(signal)
        #expect(try room.process.wait() == (isEnd ? .exit(0) : .signal(signal)))
        #expect(try room.terminal.modes == room.modes)
        #expect(!room.terminal.isNonblocking)
    }

    @Test("keeps its keys for signals where the serial port is alone on it")
    func keepsSignals() throws {
        let room = try Room(["-serial", "stdio"])
        try room.waitUntilRaw()
        #expect(try room.terminal.modes[3] & tcflag_t(ISIG) != 0)
    }

    @Test(
        "is left alone where nothing is on it",
        arguments: [["-display", "none"], ["-nodefaults"], ["-serial", "none"]]
    )
    func isLeft(options: [String]) throws {
        let room = try Room(options)
        _ = try room.client()
        #expect(try room.terminal.modes == room.modes)
    }

    @Test("has a monitor for people behind Ctrl-A C, which edits lines and ends the program")
    func hasMonitor() throws {
        let room = try Room(["-nographic"])
        var client = try room.client()
        try room.waitUntilRaw()
        try room.terminal.console.type("\u{1}c")
        try room.terminal.console.wait(for: "QEMU 10.0.2 monitor - type 'help' for more information")
        try room.terminal.console.type("info sta\t\r")
        try room.terminal.console.wait(for: "VM status: paused (prelaunch)")
        try room.terminal.console.wait(for: "(qemu) ")
        try room.terminal.console.type("\u{1}c")
        try room.terminal.console.type("\u{1}c")
        try room.terminal.console.wait(for: "(qemu) ")
        try room.terminal.console.type("quit\r")
        #expect(try client.messages.next()["data"] == ["guest": false, "reason": "host-qmp-quit"])
        #expect(try room.process.wait() == .exit(0))
        #expect(try room.terminal.modes == room.modes)
    }

    @Test("has no monitor that nobody wants")
    func hasNoMonitor() throws {
        let room = try Room(["-nographic", "-monitor", "none"])
        _ = try room.client()
        try room.waitUntilRaw()
        try room.terminal.console.type("\u{1}c")
        try room.terminal.console.wait(for: "There is no monitor here.")
    }

    @Test("is a monitor's where nothing else is to be on it")
    func isMonitor() throws {
        let room = try Room(["-monitor", "stdio"])
        try room.terminal.console.wait(for: "(qemu) ")
        try room.terminal.console.type("info chardev\r")
        try room.terminal.console.wait(for: "compat_monitor1: filename=stdio")
    }

    @Test("is shared with a monitor that asks for it, to which Ctrl-A C leads")
    func isShared() throws {
        let room = try Room([
            "-chardev", "stdio,id=c,mux=on,signal=off", "-serial", "chardev:c", "-mon", "c,mode=control",
        ])
        try room.terminal.console.wait(for: #"{"QMP": "#)
        try room.terminal.console.type("not for the monitor\u{1}c")
        try room.terminal.console.type(#"{"execute": "qmp_capabilities"}{"execute": "query-status"}"#)
        try room.terminal.console.wait(for: #""status": "prelaunch""#)
    }
}
