// SPDX-License-Identifier: Apache-2.0

public import Machine
public import RISCV
import SystemCalls

/// The platform-level interrupt controller, `riscv,plic0` in the device tree: 95 level-triggered sources, priorities 0 to
/// 7, and for each hart a context of M-mode and one of S-mode.
///
/// Devices call it while they hold their own mutexes, and it calls none of them.
public final class PLIC: FaultCountingDevice {
    private struct State {
        var registers: PLICRegisters
        /// What the harts have heard, by context.
        var isInterrupting: [Bool]
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let faults: GuestFaults

    /// Guarded by itself. The harts hear of a change under it, so that they hear of changes in their order.
    private let state: WaitableMutex<State>
    private let harts: [HartSignals]

    /// Makes a controller.
    ///
    /// - Parameters:
    ///   - harts: The signals of all harts, by their identifiers; 512 at most.
    ///   - report: Says a line to the person who runs the program.
    public init(harts: [HartSignals], report: @escaping @Sendable (String) -> Void) {
        self.harts = harts
        state = WaitableMutex(
            State(
                registers: PLICRegisters(contextCount: 2 * harts.count),
                isInterrupting: Array(repeating: false, count: 2 * harts.count)
            )
        )
        faults = GuestFaults(of: "PLIC", report: report)
    }

    /// The line that belongs to a source, 1 to 95.
    public func line(_ source: Int) -> InterruptLine {
        InterruptLine { [self] isAsserted in change { $0.set(source: source, isAsserted) } }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { PLICRegisters.byteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { [.word] }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        if let value = change({ $0.load(at: offset) }) { return UInt64(value) }
        faults.addAccess("read", at: offset)
        return 0
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        let isKnown = change { $0.store(at: offset, UInt32(truncatingIfNeeded: value)) }
        if !isKnown { faults.addAccess("wrote", at: offset) }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() { change { $0.reset() } }

    /// Changes the registers and tells the harts what that means for them.
    private func change<Result: Sendable>(_ section: (inout PLICRegisters) -> Result) -> Result {
        state.withLock { state in
            let result = section(&state.registers)
            for context in state.isInterrupting.indices {
                let interrupts = state.registers.interrupts(context: context)
                guard interrupts != state.isInterrupting[context] else { continue }
                state.isInterrupting[context] = interrupts
                let interrupt: HartInterrupt = context.isMultiple(of: 2) ? .machineExternal : .supervisorExternal
                harts[context / 2].set(interrupt, interrupts)
            }
            return result
        }
    }
}
