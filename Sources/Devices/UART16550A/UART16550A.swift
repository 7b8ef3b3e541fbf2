// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import Machine
public import RISCV
import SystemCalls

/// The serial port, `ns16550a` in the device tree, with a character device behind it.
///
/// Harts work on the registers, the loop's thread on the connection; neither waits for the other. A peer that does not
/// read makes the transmitter stay full, and one that sends more than the guest reads is not read from. Without a peer
/// the output is lost, as it is with a cable that ends in the air.
public final class UART16550A: FaultCountingDevice {
    private struct State {
        var line = UART16550ALine()
        /// What the interrupt line shows.
        var isInterrupting = false
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let faults: GuestFaults

    /// How many bytes the registers take, with the room behind them.
    static let registersByteCount: UInt64 = 0x100

    /// Guarded by itself. The interrupt line changes under it, so that its changes keep their order.
    private let state = WaitableMutex(State())
    private let interrupt: InterruptLine
    let loop: EventLoop

    /// Guarded by the loop's thread, which alone gets to ``port``.
    private nonisolated(unsafe) let unchecked = Port()

    /// Makes a port that nothing is behind.
    ///
    /// - Parameters:
    ///   - interrupt: Its interrupt line.
    ///   - loop: The loop of the character device.
    ///   - report: Says a line to the person who runs the program.
    public init(interrupt: InterruptLine, loop: EventLoop, report: @escaping @Sendable (String) -> Void) {
        self.interrupt = interrupt
        self.loop = loop
        faults = GuestFaults(of: "serial port", report: report)
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { Self.registersByteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { Set(AccessWidth.allCases) }

    /// Reads the register at the offset, however wide the access is.
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        if offset < UART16550ARegisters.count { return UInt64(change { $0.load(offset) }) }
        faults.addAccess("read", at: offset)
        return 0
    }

    /// Writes the register at the offset, however wide the access is.
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        guard offset < UART16550ARegisters.count else { return faults.addAccess("wrote", at: offset) }
        change { $0.store(offset, UInt8(truncatingIfNeeded: value)) }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() { change { $0.reset() } }

    /// What belongs to the loop's thread.
    var port: Port {
        // SAFETY: everything that gets here is called by the character device or submitted to the loop, or is part of
        // setting up, while the loop does not run.
        unsafe unchecked
    }

    /// Changes the line, the interrupt line with it, and has the loop do what is wished.
    @discardableResult
    func change<Result: Sendable>(_ section: (inout UART16550ALine) -> Result) -> Result {
        let (result, wishes) = state.withLock { state in
            let result = section(&state.line)
            if state.line.isInterrupting != state.isInterrupting {
                state.isInterrupting.toggle()
                interrupt.set(state.isInterrupting)
            }
            return (result, state.line.takeWishes())
        }
        if !wishes.isEmpty { loop.submit { [self] in grant(wishes) } }
        return result
    }
}
