// SPDX-License-Identifier: Apache-2.0

/// The harts that a call's hart mask means (SBI specification, section "Hart list parameter").
struct HartSelection: Sequence, Equatable {
    /// The hart that the lowest bit of the mask stands for.
    private let base: Int
    /// A bit for each of up to 64 harts; nil for all below `base`.
    private let mask: UInt64?

    /// All of so many harts.
    init(allOf count: Int) { self.init(base: count, mask: nil) }

    private init(base: Int, mask: UInt64?) {
        self.base = base
        self.mask = mask
    }

    /// The harts of a mask.
    ///
    /// - Parameter hartCount: How many harts there are; their numbers begin with 0.
    /// - Returns: nil where a hart is meant that does not exist.
    init?(mask: UInt64, base: UInt64, hartCount: Int) {
        guard base != .max else {
            self.init(allOf: hartCount)
            return
        }
        guard mask != 0 else {
            self.init(base: 0, mask: 0)
            return
        }
        let (highest, overflow) = base.addingReportingOverflow(UInt64(63 - mask.leadingZeroBitCount))
        guard !overflow, highest < UInt64(hartCount) else { return nil }
        self.init(base: Int(base), mask: mask)
    }

    func makeIterator() -> Iterator {
        guard let mask else { return Iterator(base: 0, mask: 0, all: base) }
        return Iterator(base: base, mask: mask, all: 0)
    }

    struct Iterator: IteratorProtocol {
        /// The hart that the lowest bit of the mask stands for.
        fileprivate var base: Int
        /// The harts yet to come.
        fileprivate var mask: UInt64
        /// How many harts are meant without a mask.
        fileprivate let all: Int

        mutating func next() -> Int? {
            guard mask != 0 else {
                guard base < all else { return nil }
                defer { base += 1 }
                return base
            }
            defer { mask &= mask &- 1 }
            return base + mask.trailingZeroBitCount
        }
    }
}
