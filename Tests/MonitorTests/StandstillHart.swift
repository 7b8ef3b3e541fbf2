// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// A hart that never has anything to do.
final class StandstillHart: HartRunner {
    let signals = HartSignals()

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
    ) -> MachineParts {
        MachineParts(
            boardName: "standstill",
            harts: (0..<hartCount).map { _ in StandstillHart() },
            devices: [],
            clock: VirtualClock(),
            requests: requests,
            firmware: firmware,
            canWakeUp: canWakeUp
        )
    }
}
