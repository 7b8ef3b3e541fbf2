// SPDX-License-Identifier: Apache-2.0

/// The registers of the Goldfish real-time clock, without the clock that moves it (Android's
/// `GOLDFISH-VIRTUAL-HARDWARE.TXT`, "Goldfish real-time clock").
///
/// All times are nanoseconds since 1970. What the guest reads is the clock plus an offset, which the guest changes when
/// it sets the time.
struct GoldfishRTCRegisters: Sendable {
    /// The registers by their offsets.
    enum Register: UInt64 {
        /// The low half of the time; reading it keeps the high half for the other register.
        case timeLow = 0x00
        case timeHigh = 0x04
        /// The low half of the alarm's time; writing it sets the alarm, so the high half comes first.
        case alarmLow = 0x08
        case alarmHigh = 0x0C
        case interruptEnabled = 0x10
        case clearAlarm = 0x14
        case alarmStatus = 0x18
        case clearInterrupt = 0x1C
    }

    /// What the guest's time is ahead of the clock, modulo 2⁶⁴.
    private var offset: UInt64 = 0
    /// The high half of the time that was read last.
    private var timeHigh: UInt32 = 0
    private var alarmTime: UInt64 = 0
    private var isAlarmSet = false
    private var isInterruptPending = false
    private var isInterruptEnabled = false

    /// Whether the interrupt line is asserted.
    var isInterrupting: Bool { isInterruptPending && isInterruptEnabled }

    /// What the guest reads.
    ///
    /// - Parameter clock: What the clock shows.
    func time(clock: UInt64) -> UInt64 { clock &+ offset }

    /// How long after the clock shows a time the alarm is due, 0 where that is over; nil where no alarm is set.
    func nanosecondsUntilAlarm(clock: UInt64) -> UInt64? {
        guard isAlarmSet else { return nil }
        let time = time(clock: clock)
        return alarmTime > time ? alarmTime - time : 0
    }

    /// Puts the registers to where they start. The time that the guest has set stays.
    mutating func reset() {
        let offset = offset
        self = GoldfishRTCRegisters()
        self.offset = offset
    }

    /// Reads.
    ///
    /// - Parameter clock: What the clock shows.
    /// - Returns: Nil where there is no register that can be read.
    mutating func load(_ register: Register?, clock: UInt64) -> UInt32? {
        switch register {
        case .timeLow:
            let time = time(clock: clock)
            timeHigh = time.high
            return time.low
        case .timeHigh: return timeHigh
        case .alarmLow: return alarmTime.low
        case .alarmHigh: return alarmTime.high
        case .interruptEnabled: return isInterruptEnabled ? 1 : 0
        case .alarmStatus: return isAlarmSet ? 1 : 0
        case .clearAlarm, .clearInterrupt, nil: return nil
        }
    }

    /// Writes.
    ///
    /// - Parameter clock: What the clock shows.
    /// - Returns: Whether there is a register that can be written.
    mutating func store(_ register: Register?, _ value: UInt32, clock: UInt64) -> Bool {
        switch register {
        case .timeLow: setTime(clock) { $0.low = value }
        case .timeHigh: setTime(clock) { $0.high = value }
        case .alarmLow:
            alarmTime.low = value
            isAlarmSet = true
            advance(clock: clock)
        case .alarmHigh: alarmTime.high = value
        case .interruptEnabled: isInterruptEnabled = value & 1 != 0
        case .clearAlarm: isAlarmSet = false
        case .clearInterrupt: isInterruptPending = false
        case .alarmStatus, nil: return false
        }
        return true
    }

    /// Has the alarm go off where it is due.
    mutating func advance(clock: UInt64) {
        guard nanosecondsUntilAlarm(clock: clock) == 0 else { return }
        isAlarmSet = false
        isInterruptPending = true
    }

    private mutating func setTime(_ clock: UInt64, _ change: (inout UInt64) -> Void) {
        var time = time(clock: clock)
        change(&time)
        offset = time &- clock
    }
}

extension UInt64 {
    fileprivate var low: UInt32 {
        get { UInt32(truncatingIfNeeded: self) }
        set { self = UInt64(high) << 32 | UInt64(newValue) }
    }

    fileprivate var high: UInt32 {
        get { UInt32(self >> 32) }
        set { self = UInt64(newValue) << 32 | UInt64(low) }
    }
}
