// SPDX-License-Identifier: Apache-2.0

/// Interrupts of the timer and of devices. They are taken only where the guest waits.
enum Interrupts {
    nonisolated(unsafe) private static var controller: UInt = 0
    nonisolated(unsafe) private static var context: UInt = 0
    nonisolated(unsafe) private static var console: UInt64 = 0
    nonisolated(unsafe) private static var clock: UInt64 = 0

    private static let timer: UInt64 = 5
    private static let external: UInt64 = 9

    /// Whether the timer has gone off since it was set.
    nonisolated(unsafe) private(set) static var timerWentOff = false

    /// Lets devices interrupt this hart (RISC-V Platform-Level Interrupt Controller Specification 1.0.0).
    static func start(at address: UInt, context: UInt, console: UInt64?, clock: UInt64?) {
        self.controller = address
        self.context = context
        self.console = console ?? 0
        self.clock = clock ?? 0
        let enabled = (console.map { 1 << $0 } ?? 0) | (clock.map { 1 << $0 } ?? 0) as UInt64
        if let console { store_word(controller + UInt(4 * console), 1) }
        if let clock { store_word(controller + UInt(4 * clock), 1) }
        store_word(controller + 0x2000 + 0x80 * context, UInt32(truncatingIfNeeded: enabled))
        store_word(controller + 0x20_0000 + 0x1000 * context, 0)
        enable_interrupts(1 << external)
    }

    /// Lets devices interrupt again after the hart has slept, which has cleared that.
    static func restart() { enable_interrupts(1 << external) }

    /// Sets the timer to a value of `time`.
    static func setTimer(_ time: UInt64) {
        timerWentOff = false
        _ = Firmware.call(.time, 0, time)
        enable_interrupts(1 << timer)
    }

    /// Stops the timer.
    static func stopTimer() {
        disable_interrupts(1 << timer)
        _ = Firmware.call(.time, 0, .max)
    }

    /// Sleeps until there is an interrupt, and takes it.
    static func wait() {
        wait_for_interrupt()
        take_interrupts()
    }

    fileprivate static func take(_ number: UInt64) {
        switch number {
        case timer:
            disable_interrupts(1 << timer)
            timerWentOff = true
        case external:
            let claim = controller + 0x20_0004 + 0x1000 * context
            while case let source = load_word(claim), source != 0 {
                if UInt64(source) == console { Console.receive() }
                if UInt64(source) == clock { RealTimeClock.acknowledge() }
                store_word(claim, source)
            }
        default: break
        }
    }
}

/// Every trap of a hart. One that is no interrupt is a mistake in this guest: it says so, and switches off.
@c(demo_trap)
func takeTrap(cause: UInt64, counter: UInt64, value: UInt64) {
    let isInterrupt = cause >> 63 == 1
    if isInterrupt {
        Interrupts.take(cause & 0xff)
    } else {
        say("\nFault \(cause) at 0x\(hexadecimal: counter), value 0x\(hexadecimal: value).")
        Firmware.powerOff(isFailure: true)
    }
}
