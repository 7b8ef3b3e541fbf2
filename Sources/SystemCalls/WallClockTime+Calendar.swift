// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension WallClockTime {
    /// The date and time of day as in `2026-11-28T16:20:24.000012Z` (ISO 8601), which is empty where the year has no number.
    public var calendarText: String {
        var seconds = time_t(self.seconds)
        var parts = unsafe tm()
        // SAFETY: both structures live as long as the call.
        guard unsafe gmtime_r(&seconds, &parts) != nil else { return "" }
        let date = unsafe [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map {
            Self.digits($0, 2)
        }
        let time = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Self.digits(Int($0), 2) }
        let fraction = Self.digits(Int(microseconds), 6)
        return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\(fraction)Z"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
