// SPDX-License-Identifier: Apache-2.0

import Machine
import Testing

@Suite("Ranges of addresses")
struct AddressRangeTests {
    private static let contained: [(Range<UInt64>, Bool)] = [
        (10..<20, true), (12..<15, true), (10..<10, true), (20..<20, true), (9..<12, false), (18..<21, false),
        (0..<5, false), (21..<21, false), (0..<UInt64.max, false),
    ]

    @Test("contain what lies within them", arguments: contained)
    func contains(other: Range<UInt64>, expected: Bool) {
        #expect(AddressRange(10..<20).contains(AddressRange(other)) == expected)
    }

    private static let overlapping: [(Range<UInt64>, Bool)] = [
        (10..<20, true), (12..<15, true), (0..<30, true), (5..<11, true), (19..<25, true), (0..<10, false),
        (20..<25, false), (15..<15, false), (10..<10, false),
    ]

    @Test("overlap where they have a byte in common", arguments: overlapping)
    func overlaps(other: Range<UInt64>, expected: Bool) {
        let range = AddressRange(10..<20)
        #expect(range.overlaps(AddressRange(other)) == expected)
        #expect(AddressRange(other).overlaps(range) == expected)
    }
}
