// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("The guest's clocks", .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"))
struct ClockTests {
    /// Starts the demo guest.
    private func start(_ options: [String]) throws -> (GuestMachine, QMPConnection) {
        let machine = try GuestMachine(options)
        try machine.console.wait(for: "> ")
        return (machine, try machine.client())
    }

    /// The date that the demo guest reads.
    private func date(_ machine: GuestMachine) throws -> Date {
        try machine.console.type("rtc\r")
        try machine.console.wait(for: "rtc\r\n")
        let text = try machine.console.wait(for: " UTC\r\n")
        return try #require(ISO8601DateFormatter().date(from: text.replacing(" ", with: "T") + "Z"), "\(text)")
    }

    /// How many seconds the demo guest's time has gone on.
    private func seconds(_ machine: GuestMachine) throws -> Double {
        try machine.console.type("time\r")
        try machine.console.wait(for: "which is ")
        return try #require(Double(try machine.console.wait(for: " ticks"))) / 1e7
    }

    @Test("show the host's date unless told otherwise, or begin with another", arguments: ["host", "rt", "vm"])
    func bases(source: String) throws {
        let (machine, _) = try start(["-rtc", "clock=\(source)"])
        #expect(abs(try date(machine).timeIntervalSinceNow) < 20)
        let (other, _) = try start(["-rtc", "base=2001-09-09T01:46:40,clock=\(source)"])
        #expect((0..<20).contains(try date(other).timeIntervalSince1970 - 1_000_000_000))
    }

    @Test("stand still over a stop where they go by the guest's time alone", arguments: ["host", "rt", "vm"])
    func stops(source: String) throws {
        var (machine, client) = try start(["-rtc", "base=2001-09-09,clock=\(source)"])
        let before = (try date(machine), try seconds(machine))
        try client.execute("stop")
        usleep(3_000_000)
        try client.execute("cont")
        let start = ContinuousClock.now
        let after = (try date(machine), try seconds(machine))
        let allowance = (ContinuousClock.now - start) / .seconds(1) + 1
        let passed = (after.0.timeIntervalSince(before.0), after.1 - before.1)
        #expect((source == "vm" ? 0...allowance : 2...3 + allowance).contains(passed.0))
        #expect((0...allowance).contains(passed.1))
    }

    @Test("have gone on over a stop where that is wanted", arguments: [true, false])
    func advance(atStart: Bool) throws {
        var (machine, client) = try start(atStart ? ["-rtc", "clock=vm,stopped-time=advance"] : ["-rtc", "clock=vm"])
        let policy = #"{"path": "/machine/clock", "property": "stopped-time"}"#
        if !atStart {
            #expect(try client.execute("qom-get", policy) == "freeze")
            try client.execute("qom-set", #"{"path": "clock", "property": "stopped-time", "value": "advance"}"#)
        }
        #expect(try client.execute("qom-get", policy) == "advance")
        let before = try seconds(machine)
        try client.execute("stop")
        usleep(3_000_000)
        try client.execute("cont")
        #expect(try seconds(machine) - before >= 3)
        #expect(abs(try date(machine).timeIntervalSinceNow) < 2)
    }

    @Test("tell that Linux has set them", .enabled(if: DebianGuest.isThere), arguments: ["utc", "2001-09-09"])
    func change(base: String) throws {
        let machine = try GuestMachine(DebianGuest.options() + ["-rtc", "base=\(base)"])
        try machine.console.wait(for: DebianGuest.greeting, until: .ofBoots)
        try machine.console.wait(for: "# ")
        var client = try machine.client()
        for hours in [2, -5] {
            _ = try machine.console.run("hwclock -s -u; date -s @$(($(date +%s) + \(hours) * 3600)); hwclock -w -u")
            let event = try client.nextEvent()
            #expect(event.name == "RTC_CHANGE")
            #expect(event.data?["qom-path"] == "/machine/rtc")
            let offset = try #require(event.data?["offset"]?.integerValue)
            // Linux takes whole seconds, and what a busy host needs meanwhile shows too.
            let expected = hours == 2 ? 7200 : -10_800
            #expect((expected - 60...expected + 60).contains(Int(offset)))
        }
    }
}
