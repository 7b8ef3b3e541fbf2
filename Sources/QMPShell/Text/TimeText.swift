// SPDX-License-Identifier: Apache-2.0

/// Times of day as people write them.
package enum TimeText {
    /// A time in UTC, such as `2026-11-28T16:20:25.000123Z`.
    ///
    /// - Parameters:
    ///   - seconds: Whole seconds since 1970, up to the year 9999.
    ///   - microseconds: Those of the second that has begun.
    package static func utc(seconds: Int64, microseconds: Int64) -> String {
        let clamped = min(max(seconds, 0), 253_402_300_799)
        let (year, month, day) = date(days: clamped / 86_400)
        let rest = clamped % 86_400
        let time = [rest / 3600, rest / 60 % 60, rest % 60].map { digits($0, 2) }.joined(separator: ":")
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T\(time).\(digits(microseconds, 6))Z"
    }

    /// The date so many days after 1 January 1970.
    ///
    /// Years are counted from 1 March on, so that a leap day is the last of its year; 719 468 days lie between 1 March of the
    /// year 0 and 1970, and 146 097 are 400 years.
    private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // Five months from March on, and again from August on, have 153 days.
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + shifted / 146_097 * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func digits(_ number: Int64, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
