// SPDX-License-Identifier: Apache-2.0

extension UInt64 {
    /// The next multiple of a power of two that is not smaller.
    ///
    /// - Precondition: It is below 2⁶⁴.
    func aligned(upTo alignment: UInt64) -> UInt64 { (self + alignment - 1).aligned(downTo: alignment) }

    /// The next multiple of a power of two that is not larger.
    func aligned(downTo alignment: UInt64) -> UInt64 { self & ~(alignment - 1) }

    /// The difference, or 0 where that would be negative.
    func subtractingOrZero(_ other: UInt64) -> UInt64 { self > other ? self - other : 0 }
}
