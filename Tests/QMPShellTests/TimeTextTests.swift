// SPDX-License-Identifier: Apache-2.0

import QMPShell
import Testing

@Suite("Times for people")
struct TimeTextTests {
    @Test(
        "are dates of the calendar in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00"), (951_782_400, "2000-02-29T00:00:00"), (951_868_799, "2000-02-29T23:59:59"),
            (951_868_800, "2000-03-01T00:00:00"), (1_735_689_599, "2024-12-31T23:59:59"),
            (1_772_323_200, "2026-03-01T00:00:00"), (4_107_542_400, "2100-03-01T00:00:00"),
            (253_402_300_799, "9999-12-31T23:59:59"), (.max, "9999-12-31T23:59:59"), (-1, "1970-01-01T00:00:00"),
        ] as [(Int64, String)]
    )
    func dates(seconds: Int64, text: String) {
        #expect(TimeText.utc(seconds: seconds, microseconds: 42) == text + ".000042Z")
    }
}
