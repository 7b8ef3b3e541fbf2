// SPDX-License-Identifier: Apache-2.0

public import RISCV

/// Bytes of the guest's physical memory, one after the other.
public struct AddressRange: Hashable, Sendable {
    /// Where it begins.
    public let start: PhysicalAddress

    /// How many bytes there are.
    public let byteCount: UInt64

    /// Makes a range. It may reach over the end of the address space, which is then the guest's or the user's fault.
    public init(start: PhysicalAddress, byteCount: UInt64) {
        self.start = start
        self.byteCount = byteCount
    }

    /// The first address behind it; addresses wrap around.
    public var end: PhysicalAddress { start.advanced(by: byteCount) }

    /// Whether all of another range lies within this one.
    public func contains(_ other: AddressRange) -> Bool {
        let offset = other.start.rawValue &- start.rawValue
        return offset <= byteCount && other.byteCount <= byteCount - offset
    }

    /// Whether the two have a byte in common.
    public func overlaps(_ other: AddressRange) -> Bool {
        other.start.rawValue &- start.rawValue < byteCount && other.byteCount > 0
            || start.rawValue &- other.start.rawValue < other.byteCount && byteCount > 0
    }
}
