// SPDX-License-Identifier: Apache-2.0

import RISCV
import SystemCalls
import Testing

@testable import Devices

@Suite struct ACLINTTests {
    /// A clock that stands.
    private final class StoppedTime: TimeSource {
        var ticks: UInt64 { 4711 }
        func instant(ofTick tick: UInt64) -> MonotonicInstant? { nil }
    }

    private let harts = [HartSignals(), HartSignals()]
    private let reports = Reports()
    private let aclint: ACLINT

    init() {
        let reports = reports
        aclint = ACLINT(harts: harts, time: StoppedTime()) { reports.add($0) }
    }

    @Test func `the harts get what is written for them`() {
        aclint.store(at: 4, .word, 1)
        aclint.store(at: 0x4000, .double, 99)
        #expect(harts.map(\.assertedLines) == [0, HartInterrupt.machineSoftware.mask])
        #expect(harts.map(\.machineTimerDeadline) == [99, .max])
        #expect(harts.map { $0.takeRequests() } == [.interrupts, .interrupts])
        #expect(aclint.load(at: 0xBFF8, .double) == 4711)
    }

    @Test func `a reset takes back what was asserted`() {
        aclint.store(at: 4, .word, 1)
        aclint.store(at: 0x4000, .double, 99)
        aclint.reset()
        #expect(harts.map(\.assertedLines) == [0, 0])
        #expect(harts.map(\.machineTimerDeadline) == [.max, .max])
        #expect(aclint.load(at: 4, .word) == 0)
        #expect(aclint.load(at: 0x4000, .double) == .max)
    }

    @Test func `a guest that goes astray is reported once and counted`() {
        aclint.store(at: 8, .word, 1)
        aclint.store(at: 0xBFF8, .double, 1)
        #expect(aclint.load(at: 0xC000, .word) == 0)
        #expect(aclint.faults.count == 3)
        #expect(reports.lines.count == 1)
    }
}
