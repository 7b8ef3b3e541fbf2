// SPDX-License-Identifier: Apache-2.0

extension UInt128 {
    /// The value shifted to the right by `count` bits, at least 0, its lowest bit set if any bit lost was.
    @inline(__always)
    func shiftedRightJamming(by count: Int) -> UInt128 {
        guard count < 128 else { return self == 0 ? 0 : 1 }
        let shift = UInt128(truncatingIfNeeded: count)
        let kept = self &>> shift
        return kept | (kept &<< shift == self ? 0 : 1)
    }

    /// The value divided by 2^`count`, 1 to 127, and rounded as the magnitude of a number of the sign given.
    @inline(__always)
    func rounded(
        droppingBits count: Int,
        isNegative: Bool,
        _ mode: RoundingMode
    ) -> (magnitude: UInt128, isExact: Bool) {
        let shift = UInt128(truncatingIfNeeded: count)
        let kept = self &>> shift
        let remainder = self &- kept &<< shift
        guard remainder != 0 else { return (kept, true) }
        let half = UInt128(1) &<< (shift &- 1)
        let increments = mode.increments(
            isNegative: isNegative,
            isOdd: kept & 1 == 1,
            remainder: remainder,
            half: half
        )
        return (kept &+ (increments ? 1 : 0), false)
    }
}
