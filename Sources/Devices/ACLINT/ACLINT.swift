// SPDX-License-Identifier: Apache-2.0

import Machine
public import RISCV
import SystemCalls

/// The core-local interruptor: machine-level timers and software interrupts, `riscv,clint0` in the device tree.
///
/// It has no part for S-mode, as on the board it is modelled on: there the SBI serves S-mode.
public final class ACLINT: FaultCountingDevice {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let faults: GuestFaults

    /// Guarded by itself. The harts hear of a change under it, so that they hear of changes in their order.
    private let registers: WaitableMutex<ACLINTRegisters>
    private let harts: [HartSignals]
    private let time: any TimeSource

    /// Makes the device.
    ///
    /// - Parameters:
    ///   - harts: The signals of all harts, by their identifiers.
    ///   - time: What `mtime` shows.
    ///   - report: Says a line to the person who runs the program.
    public init(harts: [HartSignals], time: any TimeSource, report: @escaping @Sendable (String) -> Void) {
        self.harts = harts
        self.time = time
        registers = WaitableMutex(ACLINTRegisters(hartCount: harts.count))
        faults = GuestFaults(of: "ACLINT", report: report)
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { ACLINTRegisters.byteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { [.word, .double] }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        let ticks = time.ticks
        if let value = registers.withLock({ $0.load(at: offset, width, ticks: ticks) }) { return value }
        faults.addAccess("read", at: offset)
        return 0
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        let isKnown = registers.withLock { registers in
            switch registers.store(at: offset, width, value) {
            case .softwareInterrupt(let hart, let isAsserted): harts[hart].set(.machineSoftware, isAsserted)
            case .deadline(let hart, let tick): harts[hart].machineTimerDeadline = tick
            case nil: return false
            }
            return true
        }
        if !isKnown { faults.addAccess("wrote", at: offset) }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() {
        registers.withLock { registers in
            registers = ACLINTRegisters(hartCount: harts.count)
            for hart in harts {
                hart.set(.machineSoftware, false)
                hart.machineTimerDeadline = .max
            }
        }
    }
}
