// SPDX-License-Identifier: Apache-2.0

/// Finds keys in what a terminal sends: most are one byte, some are sequences behind the escape character (ECMA-48).
struct KeyReader {
    /// A key that means something to whoever edits a line.
    enum Key: Hashable {
        /// A character, in UTF-8.
        case character([UInt8])
        case left, right, home, end
        case up, down
        case deleteBackward, deleteForward, deleteWord, deleteToStart, deleteToEnd
        case complete
        case clearScreen
        case enter
    }

    private enum State: Hashable {
        case plain
        /// Behind a carriage return, with which a line feed makes one line end.
        case carriageReturn
        case escape
        /// Behind a control sequence's introducer, with its parameter so far.
        case controlSequence(UInt8)
        /// Behind the shift for one character.
        case singleShift
    }

    private var state = State.plain

    /// The first bytes of a character that is not complete.
    private var begun: [UInt8] = []

    /// Takes the next byte.
    ///
    /// - Returns: The key that it ends; nil where it ends none, or one that means nothing.
    mutating func take(_ byte: UInt8) -> Key? {
        switch state {
        case .carriageReturn where byte == 0x0A:
            state = .plain
            return nil
        case .plain, .carriageReturn:
            state = byte == 0x1B ? .escape : byte == 0x0D ? .carriageReturn : .plain
            if byte >= 0x80 { return character(endingIn: byte) }
            begun = []
            return Self.key(byte)
        case .escape:
            switch byte {
            case UInt8(ascii: "["): state = .controlSequence(0)
            case UInt8(ascii: "O"): state = .singleShift
            default: state = .plain
            }
            return nil
        case .controlSequence(let parameter):
            if byte.isDigit {
                let digit = byte - UInt8(ascii: "0")
                state = .controlSequence(parameter < 10 ? parameter * 10 + digit : parameter)
                return nil
            }
            // What is neither a digit nor the last byte separates parameters.
            if !(0x40...0x7E).contains(byte) {
                if byte < 0x20 { state = .plain }
                return nil
            }
            state = .plain
            return Self.key(sequenceEndingIn: byte, parameter: parameter)
        case .singleShift:
            state = .plain
            return Self.key(sequenceEndingIn: byte, parameter: 0)
        }
    }

    /// Takes a byte of a character that is not ASCII. What is no UTF-8 is no character.
    private mutating func character(endingIn byte: UInt8) -> Key? {
        if !UTF8.isContinuation(byte) { begun = [] }
        begun.append(byte)
        if String(validating: begun, as: UTF8.self) != nil {
            defer { begun = [] }
            return .character(begun)
        }
        if begun.count == 4 || UTF8.isContinuation(begun[0]) { begun = [] }
        return nil
    }

    private static func key(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x01: .home
        case 0x02: .left
        case 0x04: .deleteForward
        case 0x05: .end
        case 0x06: .right
        case 0x08, 0x7F: .deleteBackward
        case 0x09: .complete
        case 0x0A, 0x0D: .enter
        case 0x0B: .deleteToEnd
        case 0x0C: .clearScreen
        case 0x0E: .down
        case 0x10: .up
        case 0x15: .deleteToStart
        case 0x17: .deleteWord
        case 0..<0x20: nil
        default: .character([byte])
        }
    }

    private static func key(sequenceEndingIn byte: UInt8, parameter: UInt8) -> Key? {
        switch (byte, parameter) {
        case (UInt8(ascii: "A"), _): .up
        case (UInt8(ascii: "B"), _): .down
        case (UInt8(ascii: "C"), _): .right
        case (UInt8(ascii: "D"), _): .left
        case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), 1), (UInt8(ascii: "~"), 7): .home
        case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), 4), (UInt8(ascii: "~"), 8): .end
        case (UInt8(ascii: "~"), 3): .deleteForward
        default: nil
        }
    }
}
