// SPDX-License-Identifier: Apache-2.0

/// What an instruction does to a control and status register, beside reading it.
enum CSROperation: UInt8, Sendable {
    /// Nothing: `csrrs` and `csrrc` of x0 or 0.
    case read
    /// `csrrw`: the operand takes its place.
    case write
    /// `csrrs`: the bits of the operand are set.
    case set
    /// `csrrc`: the bits of the operand are cleared.
    case clear
}
