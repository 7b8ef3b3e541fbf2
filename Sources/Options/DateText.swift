// SPDX-License-Identifier: Apache-2.0

/// A date and time of day as options have it: `2026-11-28T16:40:00`, or `2026-11-28` for the beginning of that day.
///
/// It is one of the Gregorian calendar, in UTC, from 1970 to 2261: so many nanoseconds are a number of 64 bits.
public struct DateText: Hashable, Sendable {
    /// Seconds since 1970.
    public let seconds: Int64

    /// The first year that is out of range.
    private static let yearLimit: Int64 = 2262

    /// Reads a text; nil where it is no date, or out of range.
    public init?(_ text: String) {
        let halves = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = Self.numbers(in: halves[0], separatedBy: UInt8(ascii: "-"), widths: [4, 2, 2]) else {
            return nil
        }
        var time: [Int64] = [0, 0, 0]
        if halves.count == 2 {
            guard let found = Self.numbers(in: halves[1], separatedBy: UInt8(ascii: ":"), widths: [2, 2, 2]) else {
                return nil
            }
            time = found
        }
        guard 1970..<Self.yearLimit ~= date[0], 1...12 ~= date[1] else { return nil }
        guard 1...Self.length(ofMonth: date[1], year: date[0]) ~= date[2] else { return nil }
        guard time[0] < 24, time[1] < 60, time[2] < 60 else { return nil }
        let days = Self.days(beforeMonth: date[1], year: date[0]) + date[2] - 1
        seconds = days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }

    /// The numbers in a text, each with so many digits.
    private static func numbers(
        in text: Substring.UTF8View,
        separatedBy separator: UInt8,
        widths: [Int]
    ) -> [Int64]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.count) == widths else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.allSatisfy({ $0.allSatisfy(digits.contains) }) else { return nil }
        return parts.map { $0.reduce(0) { 10 * $0 + Int64($1 - UInt8(ascii: "0")) } }
    }

    private static func isLeapYear(_ year: Int64) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

    private static func length(ofMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days from the beginning of 1970 to that of a month.
    private static func days(beforeMonth month: Int64, year: Int64) -> Int64 {
        let years: Int64 = (1970..<year).reduce(0) { $0 + (isLeapYear($1) ? 366 : 365) }
        return (1..<month).reduce(years) { $0 + length(ofMonth: $1, year: year) }
    }
}
