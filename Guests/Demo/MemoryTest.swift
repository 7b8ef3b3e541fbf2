// SPDX-License-Identifier: Apache-2.0

/// Writes memory that nothing uses, and reads it again.
enum MemoryTest {
    /// The ways to fill memory: what a word holds follows from its address.
    private enum Pattern: CaseIterable {
        case addresses
        case invertedAddresses
        case alternatingBits
        case scatteredBits

        var name: StaticString {
            switch self {
            case .addresses: "addresses"
            case .invertedAddresses: "inverted addresses"
            case .alternatingBits: "alternating bits"
            case .scatteredBits: "scattered bits"
            }
        }

        @inline(__always)
        func word(at address: UInt) -> UInt64 {
            let address = UInt64(address)
            return switch self {
            case .addresses: address
            case .invertedAddresses: ~address
            case .alternatingBits: address & 8 == 0 ? 0x5555_5555_5555_5555 : 0xaaaa_aaaa_aaaa_aaaa
            case .scatteredBits: (address ^ address >> 12) &* 0xbf58_476d_1ce4_e5b9
            }
        }
    }

    /// How many bytes are looked at before the keyboard is.
    private static let pieceByteCount: UInt = 1 << 20

    /// Fills and checks so many mebibytes in each of the ways, and says what came of it.
    static func run(mebibytes: UInt64) {
        let free = Machine.current.freeMemory
        let byteCount = min(UInt(mebibytes) << 20, UInt(free.upperBound - free.lowerBound))
        let range = UInt(free.lowerBound)..<UInt(free.lowerBound) + byteCount
        say("Testing \(UInt64(byteCount) >> 10) KiB of memory at 0x\(hexadecimal: free.lowerBound); Control-C ends it.")
        for pattern in Pattern.allCases {
            begin("  \(pattern.name): ")
            let start = read_time()
            var errorCount: UInt64 = 0
            let isDone =
                forEachPiece(of: range) { fill($0, with: pattern) }
                && forEachPiece(of: range) { errorCount += errors(in: $0, with: pattern) }
            guard isDone else { return say("interrupted") }
            let microseconds = max((read_time() - start) * 1_000_000 / Machine.current.ticksPerSecond, 1)
            if errorCount == 0 {
                say("good, \(2 * UInt64(byteCount) / microseconds) MB/s")
            } else {
                say("\(errorCount) words are wrong")
            }
        }
    }

    /// Calls for pieces of a range one after the other, until somebody wants it to end.
    private static func forEachPiece(of range: Range<UInt>, _ body: (Range<UInt>) -> Void) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + pieceByteCount, range.upperBound)
            body(start..<end)
            if Console.isInterrupted() { return false }
            start = end
        }
        return true
    }

    private static func fill(_ range: Range<UInt>, with pattern: Pattern) {
        var address = range.lowerBound
        while address < range.upperBound {
            store_double(address, pattern.word(at: address))
            address += 8
        }
    }

    private static func errors(in range: Range<UInt>, with pattern: Pattern) -> UInt64 {
        var count: UInt64 = 0
        var address = range.lowerBound
        while address < range.upperBound {
            if load_double(address) != pattern.word(at: address) { count += 1 }
            address += 8
        }
        return count
    }
}
