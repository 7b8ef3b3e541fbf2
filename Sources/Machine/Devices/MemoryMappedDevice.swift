// SPDX-License-Identifier: Apache-2.0

public import RISCV

/// A device whose registers stand in the device map.
///
/// Harts call it from their threads, several at once: it guards its registers with a mutex of its own. What a guest
/// does wrong stays inside: an access it should not make reads 0 and writes nothing.
public protocol MemoryMappedDevice: AnyObject, Sendable {
    /// How many bytes its registers take.
    var byteCount: UInt64 { get }

    /// The widths that it answers; others are access faults.
    var accessWidths: Set<AccessWidth> { get }

    /// Reads. The access lies within the registers, at a multiple of its width.
    func load(at offset: UInt64, _ width: AccessWidth) -> UInt64

    /// Writes the low bytes of a value. The access lies within the registers, at a multiple of its width.
    func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64)

    /// Puts the registers to where they start. No hart runs meanwhile.
    func reset()
}
