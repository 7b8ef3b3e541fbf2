// SPDX-License-Identifier: Apache-2.0

/// One decoded instruction, in the form that the engine executes.
struct Operation: Equatable, Sendable {
    /// What to do.
    var code: OperationCode
    /// The number of the register to write. Where x0 is meant that is `discarded`.
    var rd: UInt8 = 0
    /// The number of the first register to read.
    var rs1: UInt8 = 0
    /// The number of the second.
    var rs2: UInt8 = 0
    /// The number of the third.
    var rs3: UInt8 = 0
    /// The field `rm`.
    var mode: UInt8 = 0
    /// How many instructions of the block have retired once this one has.
    var position: UInt8 = 0
    /// Where the instruction begins in the block, in units of 2 bytes.
    var offset: UInt8 = 0
    /// The immediate, sign-extended; the instruction's bits, where its value may be wanted for an exception or the
    /// engine takes it further apart; in a block, for what jumps, the address of the operation to go on with.
    var immediate: UInt64 = 0

    /// The number that stands for x0 as a register to write.
    static let discarded: UInt8 = 32
}
