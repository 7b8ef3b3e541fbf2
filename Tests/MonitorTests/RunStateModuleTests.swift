// SPDX-License-Identifier: Apache-2.0

import EventLoop
import JSON
import Machine
import Monitor
import QAPI
import Testing

@Suite("Commands of the machine's life")
struct RunStateModuleTests {
    private let firmware = CountingFirmware()
    private let requests = MachineRequests()
    private let stage: Stage

    init() throws {
        stage = try Stage(try .standstill(hartCount: 2, firmware: firmware, requests: requests, canWakeUp: true))
    }

    private func status() throws -> JSONValue { try stage.execute("query-status") }

    private static func status(_ name: String, isRunning: Bool = false) -> JSONValue {
        ["running": .bool(isRunning), "status": .string(name)]
    }

    /// Lets the guest suspend itself.
    private func suspend() throws {
        requests.suspend()
        stage.loop.stop()
        stage.loop.run()
    }

    @Test("stop and cont stop and continue, as often as they are sent")
    func stopsAndContinues() throws {
        #expect(try status() == Self.status("prelaunch"))
        for _ in 1...2 {
            try stage.execute("cont")
            #expect(try status() == Self.status("running", isRunning: true))
        }
        for _ in 1...2 {
            try stage.execute("stop")
            #expect(try status() == Self.status("paused"))
        }
    }

    @Test("stop leaves a machine alone that has not run")
    func stopsNothing() throws {
        try stage.execute("stop")
        #expect(try status() == Self.status("prelaunch"))
    }

    @Test("a machine without parts obeys like any other")
    func controlsNone() throws {
        let stage = try Stage()
        try stage.execute("cont")
        #expect(try stage.execute("query-status") == Self.status("running", isRunning: true))
        try stage.execute("stop")
        try stage.execute("system_reset")
        #expect(try stage.execute("query-status") == Self.status("prelaunch"))
    }

    @Test("system_reset starts everything over: what runs goes on, what does not waits")
    func resets() throws {
        let starts = firmware.starts
        try stage.execute("cont")
        try stage.execute("system_reset")
        #expect(try status() == Self.status("running", isRunning: true))
        try stage.execute("stop")
        try stage.execute("system_reset")
        #expect(try status() == Self.status("prelaunch"))
        #expect(firmware.starts == starts + 2)
    }

    @Test("a suspended machine is so again after stop and cont, and wakes up only then")
    func suspends() throws {
        try stage.execute("cont")
        try suspend()
        #expect(try status() == Self.status("suspended"))
        try stage.execute("stop")
        #expect(try status() == Self.status("paused"))
        let refusal = QAPIError("Unable to wake up: guest is not in suspended state")
        #expect(stage.failure("system_wakeup") == refusal)
        try stage.execute("cont")
        #expect(try status() == Self.status("suspended"))
        try stage.execute("system_wakeup")
        #expect(try status() == Self.status("running", isRunning: true))
        #expect(firmware.wakeUps == 1)
    }

    @Test("what needs a reset does not continue")
    func refusesToContinue() throws {
        try stage.execute("set-action", ["shutdown": "pause"])
        try stage.execute("cont")
        requests.shutDown(.guestShutdown)
        stage.loop.stop()
        stage.loop.run()
        #expect(try status() == Self.status("shutdown"))
        #expect(stage.failure("cont") == QAPIError("Resetting the Virtual Machine is required"))
        try stage.execute("system_reset")
        try stage.execute("cont")
        #expect(try status() == Self.status("running", isRunning: true))
    }

    @Test("set-action changes what is given and keeps the rest")
    func setsActions() throws {
        try stage.execute("set-action", ["reboot": "shutdown", "panic": "exit-failure"])
        try stage.execute("set-action", ["shutdown": "pause"])
        let actions = stage.parts.machine.actions
        #expect(actions.reboot == .shutdown)
        #expect(actions.shutdown == .pause)
        #expect(actions.panic == .exitFailure)
        let refusal = QAPIError("Parameter 'panic' does not accept value 'cry'")
        #expect(stage.failure("set-action", ["panic": "cry"]) == refusal)
    }

    @Test("quit ends the program whatever the actions say")
    func quits() throws {
        try stage.execute("set-action", ["shutdown": "pause"])
        try stage.execute("quit")
        #expect(stage.parts.machine.ending == .success)
        stage.loop.run()
    }
}
