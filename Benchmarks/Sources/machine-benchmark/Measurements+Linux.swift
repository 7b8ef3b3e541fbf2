// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

/// What Linux does.
extension Measurements {
    /// The programs that make the kernel work, and how much they do.
    private static let work = [
        "null-calls 1000000", "pipe-trips 15000", "process-forks 1000", "program-starts 300", "page-faults 60000",
    ]

    /// The start of Linux, and what its kernel does for programs.
    func kernelWork(_ report: (Finding) -> Void) throws {
        var boot = Contest("Linux from the start to init")
        var contests = Self.work.map { Contest($0) }
        try takeTurns { emulator in
            let machine = try EmulatedMachine(emulator.command(linux: linux))
            try machine.wait(for: "debian-guest: ready")
            boot.add(machine.processorTime, of: emulator)
            try machine.wait(for: "# ")
            for index in contests.indices { contests[index].add(try machine.run(contests[index].work), of: emulator) }
        }
        report(Finding(boot.work, boot.values, ratio: 1 / boot.speed, promise: .atMost(2.5)))
        for contest in contests { report(contest.finding) }
        report(Finding("kernel work", "geometric mean \(contests.speed.rounded(places: 3)), aims at 0.8"))
    }

    /// What a Linux costs that does nothing, and the memory that it takes once it has done all kinds of work.
    func idleLinux(hartCount: Int, _ report: (Finding) -> Void) throws {
        let machine = try EmulatedMachine(apus.command(linux: linux, hartCount: hartCount))
        try machine.wait(for: "debian-guest: ready")
        try machine.wait(for: "# ")
        sleep(5)
        let start = machine.processorTime
        sleep(10)
        let idleTime = (machine.processorTime - start) / .seconds(1)
        report(Finding("10 s of an idle Linux, harts: \(hartCount)", idleTime, "s", promise: .atMost(0.1)))
        for work in Self.work { try machine.run(work) }
        report(try memory(of: machine, "with Linux after work, harts: \(hartCount)", atMost: 48))
    }

    /// The memory that the demo guest takes.
    func demoMemory() throws -> Finding {
        let machine = try EmulatedMachine(apus.demoCommand)
        try machine.wait(for: "> ")
        return try memory(of: machine, "with the demo guest", atMost: 16)
    }

    private func memory(of machine: EmulatedMachine, _ guest: String, atMost megabytes: Double) throws -> Finding {
        let resident = Double(try machine.memory().residentKilobytes) * 1024 / 1e6
        return Finding("memory \(guest)", resident, "MB", promise: .atMost(megabytes))
    }
}
