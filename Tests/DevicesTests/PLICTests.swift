// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import Testing

@testable import Devices

@Suite struct PLICTests {
    private let harts = [HartSignals(), HartSignals()]
    private let reports = Reports()
    private let plic: PLIC

    init() {
        let reports = reports
        plic = PLIC(harts: harts) { reports.add($0) }
    }

    @Test func `contexts are the M-mode and the S-mode of each hart in turn`() {
        plic.store(at: 4 * 10, .word, 1)
        let line = plic.line(10)
        line.set(true)
        let wanted: [(HartSignals, HartInterrupt)] = [
            (harts[0], .machineExternal), (harts[0], .supervisorExternal),
            (harts[1], .machineExternal), (harts[1], .supervisorExternal),
        ]
        for (context, (hart, interrupt)) in wanted.enumerated() {
            let enable = 0x2000 + 0x80 * UInt64(context)
            plic.store(at: enable, .word, 1 << 10)
            #expect(hart.assertedLines == interrupt.mask)
            plic.store(at: enable, .word, 0)
            #expect(harts.map(\.assertedLines) == [0, 0])
        }
    }

    @Test func `a claim takes the interrupt from all harts`() {
        plic.store(at: 4 * 10, .word, 1)
        plic.store(at: 0x2080, .word, 1 << 10)
        plic.store(at: 0x2180, .word, 1 << 10)
        plic.line(10).set(true)
        #expect(harts.map(\.assertedLines) == [0x200, 0x200])
        #expect(plic.load(at: 0x20_3004, .word) == 10)
        #expect(harts.map(\.assertedLines) == [0, 0])
        plic.line(10).set(false)
        plic.store(at: 0x20_3004, .word, 10)
        #expect(harts.map(\.assertedLines) == [0, 0])
    }

    @Test func `a reset takes back all interrupts`() {
        plic.store(at: 4, .word, 1)
        plic.store(at: 0x2000, .word, 2)
        plic.line(1).set(true)
        #expect(harts[0].assertedLines == 0x800)
        plic.reset()
        #expect(harts[0].assertedLines == 0)
    }

    @Test func `a guest that goes astray is reported once and counted`() {
        #expect(plic.load(at: 0x3000, .word) == 0)
        plic.store(at: 0x1000, .word, 1)
        plic.store(at: 0x5F_FFFC, .word, 1)
        #expect(plic.faults.count == 3)
        #expect(
            reports.lines == [
                "PLIC: the guest read offset 0x3000, where no register is; further faults of this device are not reported"
            ]
        )
    }
}
