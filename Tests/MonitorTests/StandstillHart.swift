// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import SystemCalls

/// A hart that never has anything to do, as it is after a reset.
final class StandstillHart: HartRunner {
    /// Where its memory begins, of which there are 64 KiB.
    static let memoryStart: UInt64 = 0x8000_0000

    private let hart: Hart

    init(identifier: Int) throws {
        let memory = PhysicalMemory([
            try MemoryRegion(start: PhysicalAddress(rawValue: Self.memoryStart), byteCount: 65536)
        ])
        _ = memory.write(at: PhysicalAddress(rawValue: Self.memoryStart), bytes: Array("swift".utf8).span)
        hart = Hart(
            identifier: UInt64(identifier),
            configuration: HartConfiguration(),
            memory: memory,
            bus: DeviceMap(report: { _ in }),
            time: VirtualClock()
        )
    }

    var signals: HartSignals { hart.signals }
    var inspected: Hart? { hart }

    func run(_ requests: HartRequests) -> HartRest { .waiting(untilTick: nil) }
}

/// Firmware that counts how often it starts the harts.
final class CountingFirmware: MachineFirmware {
    private(set) var starts = 0
    private(set) var wakeUps = 0

    func start() { starts += 1 }
    func wakeUp() { wakeUps += 1 }
}

extension MachineParts {
    /// A machine with harts that stand still, and nothing else.
    static func standstill(
        hartCount: Int,
        firmware: CountingFirmware = CountingFirmware(),
        requests: MachineRequests = MachineRequests(),
        canWakeUp: Bool = false
    ) throws -> MachineParts {
        try MachineParts(
            boardName: "standstill",
            harts: (0..<hartCount).map(StandstillHart.init),
            devices: [],
            clock: VirtualClock(),
            requests: requests,
            firmware: firmware,
            canWakeUp: canWakeUp
        )
    }
}
