// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Machine
import RISCV
import Testing

@testable import Devices

@Suite struct FaultLogTests {
    private let reports = Reports()
    private let log = Reports()

    @Test func `the first fault of a guest is reported, or each is logged`() {
        let faults = GuestFaults(of: "UART") { [reports] in reports.add($0) }
        for _ in 1...2 { faults.add("does wrong") }
        faults.log { [log] in log.add($0) }
        for _ in 1...2 { faults.add("does wrong again") }
        #expect(faults.count == 4)
        #expect(reports.lines == ["UART: the guest does wrong; further faults of this device are not reported"])
        #expect(log.lines == ["UART: the guest does wrong again", "UART: the guest does wrong again"])
    }

    @Test func `a board logs the faults of its guest with any device where it is told to`() throws {
        var configuration = BoardConfiguration()
        configuration.firmware = .none
        let board = try VirtBoard(
            configuration,
            loop: EventLoop(),
            report: { [reports] in reports.add($0) },
            faultLog: { [log] in log.add($0) }
        )
        let devices = board.parts.devices.filter { $0.device is any FaultCountingDevice }
        for device in devices {
            for _ in 1...2 { _ = device.device.load(at: device.device.byteCount - 4, .word) }
        }
        #expect(reports.lines == [])
        let counts = devices.compactMap { ($0.device as? any FaultCountingDevice)?.faults.count }
        #expect(counts.contains(2))
        #expect(log.lines.count == counts.reduce(0, +))
    }
}
