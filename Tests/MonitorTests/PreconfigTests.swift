// SPDX-License-Identifier: Apache-2.0

import JSON
import Machine
import Monitor
import QAPI
import QMPServer
import Testing

@Suite("A machine that is built when a client says so")
struct PreconfigTests {
    private func stage(_ parts: MachineParts = .none, starts: Bool) throws -> Stage {
        try Stage(plan: { loop in Stage.plan(parts, starts: starts, loop) })
    }

    @Test("waits in prelaunch, and only commands that need no machine are executed")
    func waits() throws {
        let stage = try stage(starts: true)
        #expect(stage.server.isPreconfiguring)
        #expect(try stage.execute("query-status") == ["running": false, "status": "prelaunch"])
    }

    @Test("x-exit-preconfig builds and starts it", arguments: [true, false])
    func exits(starts: Bool) throws {
        let stage = try stage(starts: starts)
        #expect(try stage.execute("x-exit-preconfig") == [:])
        #expect(!stage.server.isPreconfiguring)
        let status = try stage.execute("query-status")
        #expect(status == ["running": .bool(starts), "status": starts ? "running" : "prelaunch"])
    }

    @Test("x-exit-preconfig is refused where the machine is there")
    func exitsOnce() throws {
        let refusal = QAPIError("The command is permitted only before machine initialization")
        #expect(try Stage().failure("x-exit-preconfig") == refusal)
    }

    @Test("a machine that cannot be built is an error, after which it may be tried again")
    func fails() throws {
        var failures = 1
        let stage = try Stage { loop in
            let plan = Stage.plan(.none, starts: false, loop)
            return ControlledMachine.Plan(starts: false) { (actions) throws(QAPIError) in
                if failures > 0 {
                    failures -= 1
                    throw QAPIError("no room")
                }
                return try plan.make(actions)
            }
        }
        #expect(stage.failure("x-exit-preconfig") == QAPIError("no room"))
        #expect(stage.server.isPreconfiguring)
        #expect(try stage.execute("query-status") == ["running": false, "status": "prelaunch"])
        #expect(try stage.execute("x-exit-preconfig") == [:])
        #expect(!stage.server.isPreconfiguring)
    }

    @Test("has the actions that were set before it was built")
    func keepsActions() throws {
        let stage = try stage(starts: false)
        try stage.execute("set-action", ["reboot": "shutdown"])
        try stage.execute("x-exit-preconfig")
        #expect(stage.parts.machine.present.actions.reboot == .shutdown)
    }

    @Test("quit ends the program before it is built")
    func quits() throws {
        let stage = try stage(starts: true)
        try stage.execute("quit")
        #expect(stage.parts.machine.ending == .success)
    }
}
