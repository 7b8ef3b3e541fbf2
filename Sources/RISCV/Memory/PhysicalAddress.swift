// SPDX-License-Identifier: Apache-2.0

/// An address after translation, as it goes out to memory and devices. Guests choose it, so it says nothing about
/// whether something is there.
public struct PhysicalAddress: RawRepresentable, Hashable, Sendable {
    /// The number of the byte.
    public let rawValue: UInt64

    /// Makes an address of its number.
    @inlinable
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The address so many bytes further on; addresses wrap around.
    @inlinable
    public func advanced(by offset: UInt64) -> PhysicalAddress { PhysicalAddress(rawValue: rawValue &+ offset) }
}
