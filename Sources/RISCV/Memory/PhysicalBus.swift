// SPDX-License-Identifier: Apache-2.0

/// Where accesses go that meet no memory: devices, or nothing.
///
/// Harts call it from their threads, several at once. An access lies within one aligned unit of its width.
public protocol PhysicalBus: AnyObject, Sendable {
    /// Reads.
    ///
    /// - Returns: The value, zero-extended; nil where nothing answers, which the hart takes as an access fault.
    func load(_ address: PhysicalAddress, _ width: AccessWidth) -> UInt64?

    /// Writes the low bytes of a value.
    ///
    /// - Returns: False where nothing answers, which the hart takes as an access fault.
    func store(_ address: PhysicalAddress, _ width: AccessWidth, _ value: UInt64) -> Bool
}
