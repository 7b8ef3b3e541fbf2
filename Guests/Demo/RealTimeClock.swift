// SPDX-License-Identifier: Apache-2.0

/// The clock that knows the date: a Goldfish RTC, whose two words are nanoseconds since 1970.
enum RealTimeClock {
    private enum Register {
        static let timeLow: UInt = 0x00
        static let timeHigh: UInt = 0x04
        static let alarmLow: UInt = 0x08
        static let alarmHigh: UInt = 0x0c
        static let interruptEnabled: UInt = 0x10
        static let clearInterrupt: UInt = 0x1c
    }

    /// Nanoseconds since 1970; nil if there is no such clock.
    static var now: UInt64? {
        // Reading the low word keeps the high word that goes with it.
        guard let clock = Machine.current.clock else { return nil }
        let low = UInt64(load_word(clock + Register.timeLow))
        return UInt64(load_word(clock + Register.timeHigh)) << 32 | low
    }

    /// Sets the alarm to nanoseconds since 1970. Writing the low word starts it.
    static func setAlarm(_ time: UInt64) {
        guard let clock = Machine.current.clock else { return }
        store_word(clock + Register.interruptEnabled, 1)
        store_word(clock + Register.alarmHigh, UInt32(time >> 32))
        store_word(clock + Register.alarmLow, UInt32(truncatingIfNeeded: time))
    }

    /// Ends the interrupt of the alarm.
    static func acknowledge() {
        guard let clock = Machine.current.clock else { return }
        store_word(clock + Register.interruptEnabled, 0)
        store_word(clock + Register.clearInterrupt, 1)
    }

    /// Says a time as a date, by the proleptic Gregorian calendar, in universal time.
    static func say(_ nanoseconds: UInt64) {
        let seconds = nanoseconds / 1_000_000_000
        let days = seconds / 86_400
        // Years from March on have their leap day last; 719 468 days lie between March of the year 0 and 1970.
        let sinceMarch = days + 719_468
        let era = sinceMarch / 146_097
        let dayOfEra = sinceMarch % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
        begin("\(year)-\(month, digits: 2)-\(day, digits: 2) ")
        begin("\(hour, digits: 2):\(minute, digits: 2):\(second, digits: 2) UTC")
    }
}
