// SPDX-License-Identifier: Apache-2.0

/// Where the decoded block for a virtual address is, in one context. The engine reads it inline: the layout is fixed.
struct JumpEntry {
    /// The address, odd for none.
    var address: UInt64 = .max
    /// The first operation of the block.
    var operation: UInt = .max
}
