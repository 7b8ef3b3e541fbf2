// SPDX-License-Identifier: Apache-2.0

import Options
import Testing

@Suite("Dates")
struct DateTests {
    private static let dates: [(String, Int64)] = [
        ("1970-01-01", 0), ("1970-01-01T00:00:01", 1), ("1970-12-31T23:59:59", 365 * 86_400 - 1),
        ("1972-03-01", (365 * 2 + 60) * 86_400), ("2000-02-29T12:00:00", 951_825_600),
        ("2026-11-28T16:40:00", 1_795_884_000), ("2100-03-01", 4_107_542_400), ("2261-12-31T23:59:59", 9_214_646_399),
    ]

    @Test("stand for seconds since 1970, in UTC", arguments: dates)
    func seconds(text: String, expected: Int64) {
        #expect(DateText(text)?.seconds == expected)
    }

    @Test(
        "have no other form and no other days",
        arguments: [
            "", "2026", "2026-11", "2026-11-28T", "2026-11-28T16:40", "2026-11-28 16:40:00", "26-11-28", "2026-1-28",
            "2026-11-28T16:40:00Z", "2026-11-28T16:40:00T", "+026-11-28", "2026/11/28", "2026-13-01", "2026-00-01",
            "2026-11-31", "2026-02-29", "2100-02-29", "2026-11-00", "2026-11-28T24:00:00", "2026-11-28T23:60:00",
            "2026-11-28T23:59:60", "1969-12-31", "2262-01-01", "2026-11-2\u{661}",
        ]
    )
    func malformed(text: String) {
        #expect(DateText(text) == nil)
    }
}
