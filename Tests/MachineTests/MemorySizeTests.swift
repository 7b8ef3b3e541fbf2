// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Machine

struct MemorySizeTests {
    private static let sizes: [(UInt64, UInt64?)] = [
        (0, nil), (1, 4096), (4096, 4096), (4097, 8192), (1 << 30, 1 << 30), (1 << 63 - 4096, 1 << 63 - 4096),
        (1 << 63 - 4095, nil), (.max, nil),
    ]

    @Test("a size has whole pages, and no more bytes than an address names", arguments: sizes)
    func rounding(byteCount: UInt64, expected: UInt64?) {
        #expect(MemorySize(byteCount: byteCount)?.byteCount == expected)
    }

    @Test("mebibytes are counted")
    func mebibytes() {
        #expect(MemorySize.mebibytes(128).byteCount == 134_217_728)
    }
}
