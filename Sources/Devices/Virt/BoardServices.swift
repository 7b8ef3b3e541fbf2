// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// The board as the SBI sees it.
final class BoardServices: SBIPlatform {
    private let requests: MachineRequests
    private let console: UART16550A

    init(requests: MachineRequests, console: UART16550A) {
        self.requests = requests
        self.console = console
    }

    func systemResetRequested(_ reset: SystemReset) {
        switch reset.kind {
        case .shutdown: requests.shutDown(.guestShutdown)
        case .coldReboot, .warmReboot: requests.reset(.guestReset)
        }
    }

    func systemSuspended() { requests.suspend() }

    func wakeUpRequested() { requests.wakeUp() }

    func writeConsole(_ bytes: [UInt8]) -> Int { console.write(bytes) }

    func readConsole(maximumCount: Int) -> [UInt8] { console.read(maximumCount: maximumCount) }
}
