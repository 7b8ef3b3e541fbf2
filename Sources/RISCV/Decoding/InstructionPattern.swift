// SPDX-License-Identifier: Apache-2.0

/// How one instruction is encoded.
struct InstructionPattern: Sendable {
    let code: OperationCode
    let format: InstructionFormat
    /// The bits that are fixed.
    let mask: UInt32
    /// Their values.
    let match: UInt32
    /// Whether it has a field `rm`, of which 5 and 6 are reserved.
    let hasRoundingMode: Bool

    /// Takes a picture of the 32 bits from the highest to the lowest, as the specifications draw it.
    ///
    /// - Parameter picture: `0` and `1` for fixed bits, `.` for others, `r` for the field `rm`; spaces say nothing.
    init(_ code: OperationCode, _ format: InstructionFormat, _ picture: StaticString) {
        var mask: UInt32 = 0
        var match: UInt32 = 0
        var count = 0
        var hasRoundingMode = false
        picture.withUTF8Buffer { characters in
            for index in characters.indices {
                let character = unsafe characters[index]
                if character == UInt8(ascii: " ") { continue }
                let isFixed = character == UInt8(ascii: "0") || character == UInt8(ascii: "1")
                mask = mask << 1 | (isFixed ? 1 : 0)
                match = match << 1 | (character == UInt8(ascii: "1") ? 1 : 0)
                hasRoundingMode = hasRoundingMode || character == UInt8(ascii: "r")
                count += 1
            }
        }
        precondition(count == 32, "an instruction has 32 bits")
        self.code = code
        self.format = format
        self.mask = mask
        self.match = match
        self.hasRoundingMode = hasRoundingMode
    }
}
