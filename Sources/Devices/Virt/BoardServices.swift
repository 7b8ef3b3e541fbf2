// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// The board as the SBI sees it.
final class BoardServices: SBIPlatform {
    private let requests: MachineRequests
    private let console: UART16550A
    private let wakeUp: WakeUpLine

    init(requests: MachineRequests, console: UART16550A, wakeUp: WakeUpLine) {
        self.requests = requests
        self.console = console
        self.wakeUp = wakeUp
    }

    func systemResetRequested(_ reset: SystemReset) {
        switch (reset.kind, reset.reason) {
        case (.shutdown, .none): requests.shutDown(.guestShutdown)
        case (.coldReboot, .none), (.warmReboot, .none): requests.reset(.guestReset)
        case (.shutdown, .systemFailure): requests.panic(then: .shutsDown)
        case (.coldReboot, .systemFailure), (.warmReboot, .systemFailure): requests.panic(then: .resets)
        }
    }

    func systemSuspended() { requests.suspend() }

    var isWakeUpWanted: Bool { wakeUp.isAsserted }

    func wakeUpRequested() { requests.wakeUp() }

    func writeConsole(_ bytes: [UInt8]) -> Int { console.write(bytes) }

    func readConsole(maximumCount: Int) -> [UInt8] { console.read(maximumCount: maximumCount) }
}
