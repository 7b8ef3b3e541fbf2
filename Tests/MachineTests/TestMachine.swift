// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Glibc
import RISCV
import Synchronization
import SystemCalls
import Testing

@testable import Machine

/// A machine of test harts, with its loop, which the test's thread runs.
struct TestMachine {
    let loop: EventLoop
    let harts: [TestHart]
    let devices: [RegisterFile]
    let clock = VirtualClock()
    let requests = MachineRequests()
    let firmware = TestFirmware()
    let observer = TestObserver()
    let reports = Lines()
    let machine: Machine

    init(_ harts: [TestHart], devices: Int = 0, canWakeUp: Bool = true) throws {
        self.harts = harts
        loop = try EventLoop()
        self.devices = (0..<devices).map { RegisterFile(tag: $0) }
        let parts = MachineParts(
            boardName: "test",
            harts: harts,
            devices: self.devices.map {
                MachineDevice(
                    name: "device\($0.tag)",
                    type: DeviceObject.type(named: "test-registers"),
                    device: $0,
                    address: PhysicalAddress(rawValue: UInt64($0.tag) * 0x1000)
                )
            },
            clock: clock,
            requests: requests,
            firmware: firmware,
            canWakeUp: canWakeUp
        )
        machine = try Machine(parts, loop: loop) { [reports] in reports.add($0) }
        machine.observer = observer
    }

    /// Runs the loop until a condition holds, which something that it does brings about.
    func run(until condition: () -> Bool) {
        let watchdog = loop.schedule(at: .inMicroseconds(30_000_000)) { Issue.record("nothing came of it") }
        loop.run { !condition() && watchdog.isScheduled }
        watchdog.cancel()
    }

    /// Waits until every hart, or every hart but one, executes.
    func waitForHarts(except index: Int? = nil) {
        for (other, hart) in harts.enumerated() where other != index { #expect(eventually { hart.isInSlice }) }
    }

    /// Whether no hart does anything.
    var standsStill: Bool {
        let counts = harts.map(\.sliceCount)
        if harts.contains(where: \.isInSlice) { return false }
        usleep(100)
        return harts.map(\.sliceCount) == counts
    }

    var situation: Situation { Situation(machine.runState, wasSuspended: machine.wasSuspended) }
}

extension MonotonicInstant {
    /// The instant so many microseconds from now.
    static func inMicroseconds(_ count: Int64) -> MonotonicInstant { now.advanced(byNanoseconds: count * 1000) }
}

/// Whether a condition comes true, which nothing announces, before a test would hang.
func eventually(_ condition: () -> Bool) -> Bool {
    let deadline = MonotonicInstant.inMicroseconds(30_000_000)
    while !condition() {
        if deadline < .now { return false }
        usleep(50)
    }
    return true
}
