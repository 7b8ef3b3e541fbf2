// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

/// What each command does in each state that a machine with the demo guest can get to. The others are those of the model
/// alone, which a test of its own goes through.
@Suite("A machine that is told something", .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"))
struct MatrixTests {
    /// What a machine is doing, and how it gets there.
    enum Situation: String, CaseIterable {
        case prelaunch, running, paused, suspended, shutdown
        case pausedInSleep = "paused while suspended"
        case guestPanicked = "guest-panicked"

        private var options: [String] {
            switch self {
            case .prelaunch: ["-S"]
            case .shutdown: ["-no-shutdown"]
            case .guestPanicked: ["-action", "panic=pause"]
            case .running, .paused, .suspended, .pausedInSleep: []
            }
        }

        /// What is typed to the guest, and the events that come of it.
        private var typed: (String, [String])? {
            switch self {
            case .prelaunch, .running, .paused: nil
            case .suspended, .pausedInSleep: ("suspend", ["SUSPEND"])
            case .shutdown: ("poweroff", ["SHUTDOWN", "STOP"])
            case .guestPanicked: ("panic", ["GUEST_PANICKED", "STOP"])
            }
        }

        /// A machine that has got there, with a client.
        func reach() throws -> (GuestMachine, QMPConnection) {
            let machine = try GuestMachine(options)
            if self != .prelaunch { try machine.console.wait(for: "> ") }
            var client = try machine.client()
            if let (command, events) = typed {
                try machine.console.type("\(command)\r")
                for event in events { #expect(try client.nextEvent().name == event) }
            }
            if self == .paused || self == .pausedInSleep { try client.execute("stop") }
            return (machine, client)
        }
    }

    /// What comes of a command: events, then the reply, and the state.
    struct Outcome {
        var events: [Event] = []
        var error: String?
        let state: String

        static func nothing(_ state: String) -> Outcome { Outcome(state: state) }
        static func reset(_ state: String) -> Outcome {
            Outcome(events: [Event("RESET", ["guest": false, "reason": "host-qmp-system-reset"])], state: state)
        }
        static func asleep(_ state: String) -> Outcome {
            Outcome(error: "Unable to wake up: guest is not in suspended state", state: state)
        }
        static func off() -> Outcome { Outcome(error: "Resetting the Virtual Machine is required", state: "shutdown") }
    }

    private static let stop = Event("STOP")
    private static let resume = Event("RESUME")

    static let rows: [(Situation, String, Outcome)] = [
        (.prelaunch, "stop", .nothing("prelaunch")),
        (.prelaunch, "cont", Outcome(events: [resume], state: "running")),
        (.prelaunch, "system_wakeup", .asleep("prelaunch")),
        (.prelaunch, "system_reset", .reset("prelaunch")),
        (.running, "stop", Outcome(events: [stop], state: "paused")),
        (.running, "cont", .nothing("running")),
        (.running, "system_wakeup", .asleep("running")),
        (.running, "system_reset", .reset("running")),
        (.paused, "stop", .nothing("paused")),
        (.paused, "cont", Outcome(events: [resume], state: "running")),
        (.paused, "system_wakeup", .asleep("paused")),
        (.paused, "system_reset", .reset("prelaunch")),
        (.suspended, "stop", Outcome(events: [stop], state: "paused")),
        (.suspended, "cont", .nothing("suspended")),
        (.suspended, "system_wakeup", Outcome(events: [Event("WAKEUP")], state: "running")),
        (.suspended, "system_reset", .reset("prelaunch")),
        (.pausedInSleep, "stop", .nothing("paused")),
        (.pausedInSleep, "cont", Outcome(events: [resume], state: "suspended")),
        (.pausedInSleep, "system_wakeup", .asleep("paused")),
        (.pausedInSleep, "system_reset", .reset("prelaunch")),
        (.shutdown, "stop", .nothing("shutdown")),
        (.shutdown, "cont", .off()),
        (.shutdown, "system_wakeup", .asleep("shutdown")),
        (.shutdown, "system_reset", .reset("prelaunch")),
        (.guestPanicked, "stop", .nothing("guest-panicked")),
        (.guestPanicked, "cont", Outcome(events: [resume], state: "running")),
        (.guestPanicked, "system_wakeup", .asleep("guest-panicked")),
        (.guestPanicked, "system_reset", .reset("prelaunch")),
    ]

    @Test("does what QEMU does: events, then the reply; state and clock are as they say", arguments: rows)
    func does(situation: Situation, command: String, expected: Outcome) throws {
        var (machine, client) = try situation.reach()
        var message = try client.exchange(#"{"execute": "\#(command)"}"#)
        var events: [Event] = []
        while let event = Event(message) {
            events.append(event)
            message = try client.messages.next()
        }
        #expect(events == expected.events)
        #expect(message["error"]?["desc"]?.stringValue == expected.error)
        #expect(message["return"] == (expected.error == nil ? [:] : nil))
        // The reply is the message that comes next: no event has come in between.
        let isRunning = expected.state == "running"
        let status = try client.exchange(#"{"execute": "query-status"}"#)["return"]
        #expect(status == ["running": .bool(isRunning), "status": .string(expected.state)])
        try checkClock(&client, isLive: isRunning || expected.state == "suspended")
        #expect(machine.complaints == "")
    }

    private func checkClock(_ client: inout QMPConnection, isLive: Bool) throws {
        func property(_ name: String) throws -> JSONValue {
            try client.execute("qom-get", #"{"path": "/machine/clock", "property": "\#(name)"}"#)
        }
        #expect(try property("running") == .bool(isLive))
        let before = try property("ticks").integerValue ?? .max
        usleep(1000)
        let after = try property("ticks").integerValue ?? .min
        #expect(isLive ? after > before : after == before)
    }

    @Test("forgets by a reset that it was suspended")
    func forgets() throws {
        var (machine, client) = try Situation.pausedInSleep.reach()
        try client.execute("system_reset")
        #expect(try client.exchange(#"{"execute": "cont"}"#)["event"] == "RESUME")
        #expect(try client.messages.next()["return"] == [:])
        #expect(try client.execute("query-status")["status"] == "running")
        try machine.console.wait(for: "This is the demo guest")
    }

    @Test("ends by quit in every state, whatever was wanted of its end", arguments: Situation.allCases)
    func quits(situation: Situation) throws {
        var (machine, client) = try situation.reach()
        try client.execute("set-action", #"{"shutdown": "pause"}"#)
        let event = try Event(client.exchange(#"{"execute": "quit"}"#))
        #expect(event == Event("SHUTDOWN", ["guest": false, "reason": "host-qmp-quit"]))
        #expect(try client.messages.next()["return"] == [:])
        #expect(try machine.process.wait() == .exit(0))
    }

    @Test("ends by a signal though it was kept when it was turned off, and has not to be stopped for that")
    func ends() throws {
        var (machine, client) = try Situation.shutdown.reach()
        machine.process.send(SIGTERM)
        #expect(try client.nextEvent() == Event("SHUTDOWN", ["guest": false, "reason": "host-signal"]))
        #expect(try machine.process.wait() == .exit(0))
    }
}
