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

    private struct State: Sendable {
        var registers = GoldfishRTCRegisters()
        /// Whether the loop's thread is called and has not looked yet. However much a guest writes, it is called once.
        var isLoopCalled = false
        /// Whether the guest has set the time and nobody was told yet.
        var isTimeSet = false
    }

    /// Guarded by itself. The line changes under it, so that its changes keep their order.
    private let state = WaitableMutex(State())
    private let interrupt: InterruptLine
    private let clock: CalendarClock
    private let loop: EventLoop
    private let tellOfTime: @Sendable (Int64) -> Void

    /// Wakes the alarm. The loop's thread alone uses it, in ``look()``.
    private nonisolated(unsafe) var timer: Timer?

    /// Makes a clock.
    ///
    /// - Parameters:
    ///   - clock: What it shows, unless the guest sets it.
    ///   - interrupt: The line that the alarm asserts.
    ///   - loop: Its timers wake the alarm.
    ///   - report: Says a line to the person who runs the program.
    ///   - tellOfTime: Called in the loop's thread when the guest has set the time: by how many seconds it is ahead of the
    ///     host's (``CalendarClock/secondsAhead(of:)``).
    public init(
        clock: CalendarClock,
        interrupt: InterruptLine,
        loop: EventLoop,
        report: @escaping @Sendable (String) -> Void,
        tellOfTime: @escaping @Sendable (Int64) -> Void
    ) {
        self.clock = clock
        self.interrupt = interrupt
        self.loop = loop
        self.tellOfTime = tellOfTime
        faults = GuestFaults(of: "RTC", report: report)
        clock.whenStarted { [weak self] in self?.callLoop() }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var byteCount: UInt64 { Self.registersByteCount }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var accessWidths: Set<AccessWidth> { [.word] }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        let clock = clock.nanoseconds
        let value = state.withLock { $0.registers.load(GoldfishRTCRegisters.Register(rawValue: offset), clock: clock) }
        if let value { return UInt64(value) }
        faults.addAccess("read", at: offset)
        return 0
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        let register = GoldfishRTCRegisters.Register(rawValue: offset)
        let isKnown = change { state, now in
            // Like the alarm's, the time is complete with its low half.
            if register == .timeLow { state.isTimeSet = true }
            return state.registers.store(register, UInt32(truncatingIfNeeded: value), clock: now)
        }
        if !isKnown { faults.addAccess("wrote", at: offset) }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func reset() { change { state, _ in state.registers.reset() } }

    /// Changes the registers, the line with them, and has the loop's thread look where the time or the alarm has changed.
    @discardableResult
    private func change<Result: Sendable>(_ section: (inout State, _ now: UInt64) -> Result) -> Result {
        let now = clock.nanoseconds
        let (result, isToLook) = state.withLock { state in
            let before = state.registers.nanosecondsUntilAlarm(clock: now)
            let result = section(&state, now)
            interrupt.set(state.registers.isInterrupting)
            return (result, state.isTimeSet || state.registers.nanosecondsUntilAlarm(clock: now) != before)
        }
        if isToLook { callLoop() }
        return result
    }

    /// Has the loop's thread look, unless it is about to.
    private func callLoop() {
        let isFirst = state.withLock { state in
            defer { state.isLoopCalled = true }
            return !state.isLoopCalled
        }
        if isFirst { loop.submit { [weak self] in self?.look() } }
    }

    /// Has the alarm go off, or the timer wake when it will be due, and tells of the time. The loop's thread alone calls it.
    ///
    /// The clock may be set meanwhile, so the timer only has a look.
    private func look() {
        let now = clock.nanoseconds
        let (wait, timeThatWasSet) = state.withLock { state in
            let time = state.isTimeSet ? state.registers.time(clock: now) : nil
            (state.isLoopCalled, state.isTimeSet) = (false, false)
            state.registers.advance(clock: now)
            interrupt.set(state.registers.isInterrupting)
            return (state.registers.nanosecondsUntilAlarm(clock: now), time)
        }
        if let timeThatWasSet { tellOfTime(clock.secondsAhead(of: timeThatWasSet)) }
        // SAFETY: only the loop's thread gets here.
        unsafe timer?.cancel()
        unsafe timer = nil
        guard let wait, let deadline = clock.instant(of: now &+ wait) else { return }
        unsafe timer = loop.schedule(at: deadline) { [weak self] in self?.look() }
    }
}
