// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import Machine
public import RISCV
import SystemCalls

/// The real-time clock, `google,goldfish-rtc` in the device tree: it tells the date, may be set, and has an alarm.
public final class GoldfishRTC: FaultCountingDevice {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let faults: GuestFaults

    /// How many bytes the registers take.
    static let registersByteCount: UInt64 = 0x1000

    /// Guarded by itself. The line changes under it, so that its changes keep their order.
    private let registers = WaitableMutex(GoldfishRTCRegisters())
    private let interrupt: InterruptLine
    private let clock: any CalendarClock
    private let loop: EventLoop

    /// Wakes the alarm. The loop's thread alone uses it, in ``setTimer()``.
    private nonisolated(unsafe) var timer: Timer?

    /// Makes a clock.
    ///
    /// - Parameters:
    ///   - clock: What it shows, unless the guest sets it.
    ///   - interrupt: The line that the alarm asserts.
    ///   - loop: Its timers wake the alarm.
    ///   - report: Says a line to the person who runs the program.
    public init(
        clock: any CalendarClock,
        interrupt: InterruptLine,
        loop: EventLoop,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.clock = clock
        self.interrupt = interrupt
        self.loop = loop
        faults = GuestFaults(of: "RTC", report: report)
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { Self.registersByteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { [.word] }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        let clock = clock.nanoseconds
        let value = registers.withLock { $0.load(GoldfishRTCRegisters.Register(rawValue: offset), clock: clock) }
        if let value { return UInt64(value) }
        faults.addAccess("read", at: offset)
        return 0
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        let clock = clock.nanoseconds
        let isKnown = change(clock) {
            $0.store(GoldfishRTCRegisters.Register(rawValue: offset), UInt32(truncatingIfNeeded: value), clock: clock)
        }
        if !isKnown { faults.addAccess("wrote", at: offset) }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() { change(clock.nanoseconds) { $0.reset() } }

    /// Changes the registers, the line with them, and has the timer follow where the alarm has changed.
    @discardableResult
    private func change<Result: Sendable>(
        _ clock: UInt64,
        _ section: (inout GoldfishRTCRegisters) -> Result
    ) -> Result {
        let (result, hasMoved) = registers.withLock { registers in
            let before = registers.nanosecondsUntilAlarm(clock: clock)
            let result = section(&registers)
            interrupt.set(registers.isInterrupting)
            return (result, registers.nanosecondsUntilAlarm(clock: clock) != before)
        }
        if hasMoved { loop.submit { [weak self] in self?.setTimer() } }
        return result
    }

    /// Has the alarm go off, or the timer wake when it will be due. The loop's thread alone calls it.
    ///
    /// The clock may be set meanwhile, so the timer only has a look.
    private func setTimer() {
        let clock = clock.nanoseconds
        change(clock) { $0.advance(clock: clock) }
        // SAFETY: only the loop's thread gets here.
        unsafe timer?.cancel()
        unsafe timer = nil
        guard let wait = registers.withLock({ $0.nanosecondsUntilAlarm(clock: clock) }) else { return }
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: Int64(clamping: wait))
        unsafe timer = loop.schedule(at: deadline) { [weak self] in self?.setTimer() }
    }
}
