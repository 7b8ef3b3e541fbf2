// SPDX-License-Identifier: Apache-2.0

/// What stands before the operations of a block, in place of three of them.
///
/// A block is the straight-line code from an address on, to a jump, to the end of the page, or so far as a block may go.
/// Branches that are not taken stay in it. Behind the operations come the ways out, one for each direct jump, and then
/// the bytes that the block was made of.
struct BlockHeader {
    /// The host's address of the first byte; 0 for a block that serves one time.
    var host: UInt = 0
    /// The host's address of the rest, where the only instruction lies on two pages; 0 elsewhere.
    var secondHost: UInt = 0
    /// Where the next block with the same hash begins, 0 for none.
    var nextWithHash: UInt32 = 0
    /// Where the next block that is known to be as memory has it begins, 0 for none.
    var nextChecked: UInt32 = 0
    /// How many operations there are, ways out included.
    var operationCount: UInt16 = 0
    /// How many bytes the instructions have.
    var byteCount: UInt16 = 0
    /// The code of the first operation, while `recheck` stands there.
    var firstCode = OperationCode.stale
    /// The code is `blockStart`, the immediate the address of the first instruction.
    var start = Operation(code: .blockStart)

    /// How many operations' place it takes.
    static let operationCount = 3
}
