// SPDX-License-Identifier: Apache-2.0

import RISCV
import SystemCalls
import Testing

@testable import Devices

@Suite struct FinisherTests {
    /// Guarded by itself.
    private let requests = WaitableMutex<[FinisherRequest]>([])
    private let reports = Reports()
    private let finisher: Finisher

    init() {
        let (requests, reports) = (requests, reports)
        finisher = Finisher(
            report: { reports.add($0) },
            perform: { request in requests.withLock { $0.append(request) } }
        )
    }

    @Test(
        arguments: [
            (0x5555, .word, .powerOff), (0x5555, .half, .powerOff), (0x7777, .word, .reset),
            (0x3333, .word, .fail(code: 0)), (0x002A_3333, .word, .fail(code: 42)),
            (0x002A_3333, .half, .fail(code: 0)), (0xFFFF_3333, .word, .fail(code: 0xFFFF)),
        ] as [(UInt64, AccessWidth, FinisherRequest)]
    )
    func `a request is performed`(value: UInt64, width: AccessWidth, request: FinisherRequest) {
        finisher.store(at: 0, width, value)
        #expect(requests.withLock { $0 } == [request])
        #expect(finisher.faults.count == 0)
    }

    @Test func `what is no request is reported once and counted`() {
        finisher.store(at: 0, .word, 0x1234)
        finisher.store(at: 4, .word, 0x5555)
        #expect(requests.withLock { $0 }.isEmpty)
        #expect(finisher.faults.count == 2)
        #expect(reports.lines.count == 1)
        #expect(finisher.load(at: 0, .word) == 0)
    }
}
