// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("Debian's Linux", .enabled(if: DebianGuest.isThere, "Debian's kernel could not be fetched"), .serialized)
struct LinuxTests {
    /// What starts the kernel.
    enum Firmware: String, CaseIterable {
        case builtIn = "the built-in SBI", openSBI = "OpenSBI"

        var options: [String] {
            switch self {
            case .builtIn: []
            case .openSBI: ["-bios", DebianGuest.file("fw_dynamic.bin")]
            }
        }
    }

    /// Starts it and waits for the shell.
    private func start(_ options: [String] = []) throws -> GuestMachine {
        let machine = try GuestMachine(DebianGuest.options() + options)
        try machine.console.wait(for: DebianGuest.greeting, until: .ofBoots)
        try machine.console.wait(for: "# ")
        return machine
    }

    /// What a busy host makes the kernel complain of: it was kept from running.
    private static let complaintsAboutHost = ["hrtimer: interrupt took", "rcu: INFO", "workqueue:", "clocksource:"]

    @Test(
        "starts to a shell, has nothing to complain of and turns the machine off",
        arguments: [1, 2, 4],
        Firmware.allCases
    )
    func starts(hartCount: Int, firmware: Firmware) throws {
        let machine = try start(firmware.options + ["-smp", "\(hartCount)"])
        #expect(try machine.console.run("nproc").contains("\(hartCount)"))
        let warnings = try machine.console.run("dmesg -r | grep '^<[0-4]>'").split(whereSeparator: \.isNewline)
        let ours = warnings.filter { line in !Self.complaintsAboutHost.contains { line.contains($0) } }
        #expect(ours == [])
        try machine.console.type("poweroff -f\n")
        try machine.console.wait(for: "reboot: Power down")
        #expect(try machine.process.wait() == .exit(0))
        #expect(machine.complaints == "")
    }

    @Test("starts with far more harts than there are processors", arguments: Firmware.allCases)
    func crowded(firmware: Firmware) throws {
        let machine = try start(firmware.options + ["-smp", "16"])
        #expect(try machine.console.run("nproc").contains("16"))
    }

    @Test("does what is typed", arguments: [1, 2])
    func obeys(hartCount: Int) throws {
        let machine = try start(["-smp", "\(hartCount)"])
        #expect(
            try machine.console.run("seq 1000 | sha256sum").contains(
                "67d4ff71d43921d5739f387da09746f405e425b07d727e4c69d029461d1f051f"
            )
        )
        #expect(try machine.console.run("cat /proc/cmdline").contains("console=ttyS0 quiet"))
        #expect(try machine.console.run("date -u +%Y").contains("20"))
        #expect(try machine.console.run("(exit 7); echo $?").contains("7"))
    }

    @Test("resets the machine and starts again", arguments: Firmware.allCases)
    func restarts(firmware: Firmware) throws {
        let machine = try start(firmware.options)
        var client = try machine.client()
        try machine.console.type("reboot -f\n")
        #expect(try client.nextEvent() == Event("RESET", ["guest": true, "reason": "guest-reset"]))
        try machine.console.wait(for: DebianGuest.greeting, until: .ofBoots)
        #expect(try client.execute("query-status")["status"] == "running")
    }

    @Test("ends the program by a reset where it is told to")
    func endsByReset() throws {
        let machine = try start(["-no-reboot"])
        var client = try machine.client()
        try machine.console.type("reboot -f\n")
        #expect(try client.nextEvent() == Event("SHUTDOWN", ["guest": true, "reason": "guest-reset"]))
        #expect(try client.messages.nextLine() == .end)
        #expect(try machine.process.wait() == .exit(0))
    }

    @Test("is kept when it turns the machine off where it is told to, and starts again by a reset")
    func isKept() throws {
        let machine = try start(["-no-shutdown"])
        var client = try machine.client()
        try machine.console.type("poweroff -f\n")
        #expect(try client.nextEvent() == Event("SHUTDOWN", ["guest": true, "reason": "guest-shutdown"]))
        #expect(try client.nextEvent() == Event("STOP"))
        #expect(try client.execute("query-status") == ["running": false, "status": "shutdown"])
        let refusal = try client.exchange(#"{"execute": "cont"}"#)
        #expect(refusal["error"]?["desc"] == "Resetting the Virtual Machine is required")
        try client.execute("system_reset")
        try client.execute("cont")
        try machine.console.wait(for: DebianGuest.greeting, until: .ofBoots)
    }

    @Test("stands still while it is stopped, and so does its time", arguments: [1, 2])
    func standsStill(hartCount: Int) throws {
        let machine = try start(["-smp", "\(hartCount)"])
        var client = try machine.client()
        let before = try uptime(machine)
        let start = ContinuousClock.now
        try client.execute("stop")
        try machine.console.type("echo awake-$((1 + 1))\n")
        usleep(3_000_000)
        #expect(!machine.console.text.contains("awake-2"))
        try client.execute("cont")
        try machine.console.wait(for: "awake-2")
        let passed = try uptime(machine) - before
        #expect(passed < Double((ContinuousClock.now - start).components.seconds) - 1.5)
    }

    private func uptime(_ machine: GuestMachine) throws -> Double {
        let text = try machine.console.run("cut -d ' ' -f 1 /proc/uptime")
        return try #require(Double(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    @Test("is driven by the official client", .enabled(if: OfficialClient.isThere), arguments: [1, 4])
    func official(hartCount: Int) throws {
        let machine = try start(["-smp", "\(hartCount)"])
        let run = try OfficialClient.run(
            "machine_client.py",
            [machine.monitorPath, "\(machine.process.identifier)", "\(hartCount)"],
            in: machine.scratch,
            until: .ofBoots
        )
        #expect(run.ending == .exit(0), "\(run.output)")
        #expect(try machine.process.wait() == .exit(0))
    }

    /// How often the guest suspends its machine.
    private static let suspendCount = environmentVariable("APUS_SUSPENDS").flatMap { Int($0) } ?? 20

    @Test(
        "suspends its machine again and again, is stopped meanwhile, and goes on at the right time",
        .enabled(if: OfficialClient.isThere),
        arguments: [1, 2]
    )
    func suspends(hartCount: Int) throws {
        let machine = try GuestMachine(DebianGuest.options() + ["-smp", "\(hartCount)"], serial: .socket)
        let run = try OfficialClient.run(
            "suspend_client.py",
            [machine.monitorPath, machine.serialPath, "\(hartCount)", "\(Self.suspendCount)"],
            in: machine.scratch,
            until: .after(.seconds(180 + 30 * Self.suspendCount))
        )
        #expect(run.ending == .exit(0), "\(run.output)")
        print(run.output)
        #expect(machine.complaints == "")
    }
}
