// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("The demo guest", .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"))
struct DemoTests {
    @Test("is what somebody sees who asks for nothing, along with a monitor of their own")
    func isShown() throws {
        let terminal = try Terminal()
        let modes = try terminal.modes
        let stream = terminal.program.number
        let process = try ChildProcess([GuestMachine.program], input: stream, output: stream, errors: stream)
        try terminal.console.wait(for: "Its QMP socket is")
        try terminal.console.wait(for: "    ")
        let path = try terminal.console.wait(for: "\r\n")
        let folder = (path as NSString).deletingLastPathComponent
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
        try terminal.console.wait(for: "> ")
        var client = try QMPConnection(process.connect(to: .unix(path)))
        #expect(try client.execute("query-status") == ["running": true, "status": "running"])
        try terminal.console.type("poweroff\r")
        #expect(try client.nextEvent() == Event("SHUTDOWN", ["guest": true, "reason": "guest-shutdown"]))
        #expect(try process.wait() == .exit(0))
        #expect(try terminal.modes == modes)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    /// Starts it.
    private func start(_ options: [String] = []) throws -> (GuestMachine, QMPConnection) {
        let machine = try GuestMachine(options)
        try machine.console.wait(for: "> ")
        return (machine, try machine.client())
    }

    @Test("starts again when it wants to, and when a client wants it to", arguments: [1, 2])
    func restarts(hartCount: Int) throws {
        var (machine, client) = try start(["-smp", "\(hartCount)"])
        try machine.console.type("reboot\r")
        #expect(try client.nextEvent() == Event("RESET", ["guest": true, "reason": "guest-reset"]))
        try machine.console.wait(for: "This is the demo guest")
        try machine.console.wait(for: "> ")
        try client.execute("system_reset")
        try machine.console.wait(for: "This is the demo guest")
    }

    @Test("sleeps until it is woken, also over stop and cont", arguments: [1, 2])
    func sleeps(hartCount: Int) throws {
        var (machine, client) = try start(["-smp", "\(hartCount)"])
        try machine.console.type("suspend\r")
        #expect(try client.nextEvent() == Event("SUSPEND"))
        #expect(try client.execute("query-status") == ["running": false, "status": "suspended"])
        #expect(try client.execute("query-current-machine") == ["wakeup-suspend-support": true])
        #expect(try client.exchange(#"{"execute": "stop"}"#)["event"] == "STOP")
        #expect(try client.messages.next()["return"] == [:])
        let refusal = try client.exchange(#"{"execute": "system_wakeup"}"#)
        #expect(refusal["error"]?["desc"] == "Unable to wake up: guest is not in suspended state")
        #expect(try client.exchange(#"{"execute": "cont"}"#)["event"] == "RESUME")
        #expect(try client.messages.next()["return"] == [:])
        #expect(try client.execute("query-status") == ["running": false, "status": "suspended"])
        #expect(try client.exchange(#"{"execute": "system_wakeup"}"#)["event"] == "WAKEUP")
        #expect(try client.messages.next()["return"] == [:])
        try machine.console.wait(for: "> ")
        #expect(try client.execute("query-status") == ["running": true, "status": "running"])
    }

    @Test("is woken by its clock")
    func wakesUp() throws {
        var (machine, client) = try start()
        try machine.console.type("suspend 1\r")
        #expect(try client.nextEvent() == Event("SUSPEND"))
        #expect(try client.nextEvent() == Event("WAKEUP"))
        try machine.console.wait(for: "> ")
    }
}
