// SPDX-License-Identifier: Apache-2.0

import RISCV
import SystemCalls
import Testing

@testable import Devices

@Suite struct PVPanicTests {
    /// Guarded by itself.
    private let panics = WaitableMutex(0)
    private let reports = Reports()
    private let device: PVPanic

    init() {
        let (panics, reports) = (panics, reports)
        device = PVPanic(report: { reports.add($0) }, panic: { panics.withLock { $0 += 1 } })
    }

    @Test func `it says which event can be told, and is told of it`() {
        #expect(device.load(at: 0, .byte) == 1)
        device.store(at: 0, .byte, 1)
        #expect(panics.withLock { $0 } == 1)
        #expect(device.faults.count == 0)
    }

    @Test(arguments: [(2, 0), (3, 1), (0xFE, 0), (0xFF, 1)] as [(UInt64, Int)])
    func `events that it does not know are counted, and the others told`(value: UInt64, count: Int) {
        device.store(at: 0, .byte, value)
        #expect(panics.withLock { $0 } == count)
        #expect(device.faults.count == 1)
        #expect(reports.lines.count == 1)
    }

    @Test func `there is one register, and nothing is told by 0`() {
        device.store(at: 0, .byte, 0)
        #expect(device.faults.count == 0)
        device.store(at: 1, .byte, 1)
        #expect(device.load(at: 1, .byte) == 0)
        #expect(device.faults.count == 2)
        #expect(panics.withLock { $0 } == 0)
    }
}
