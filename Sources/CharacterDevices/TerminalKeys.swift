// SPDX-License-Identifier: Apache-2.0

/// Finds what is meant for the program in what somebody types: the key behind Ctrl-A. Two of them are one that is not.
struct TerminalKeys {
    /// What somebody can want of the program.
    enum Command: Hashable {
        /// To see what there is.
        case help
        /// To end the program.
        case quit
        /// To type to the next front end.
        case switchFrontEnd
    }

    /// What a byte is.
    enum Meaning: Hashable {
        /// Input for the front end.
        case input
        /// The last byte of a command.
        case command(Command)
        /// Nothing: the start of a command, or the end of one that does not exist.
        case nothing
    }

    private static let escape: UInt8 = 0x01

    private var isEscaped = false

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) -> Meaning {
        guard isEscaped else {
            isEscaped = byte == Self.escape
            return isEscaped ? .nothing : .input
        }
        isEscaped = false
        return switch byte {
        case Self.escape: .input
        case UInt8(ascii: "h"), UInt8(ascii: "?"): .command(.help)
        case UInt8(ascii: "x"): .command(.quit)
        case UInt8(ascii: "c"): .command(.switchFrontEnd)
        default: .nothing
        }
    }

    /// What people are told who ask for help; the terminal may be one that does not go to the start of a line by itself.
    static let helpText = """

        Ctrl-A H        this text
        Ctrl-A X        end the program
        Ctrl-A C        switch between the console and the monitor
        Ctrl-A Ctrl-A   send Ctrl-A

        """
}
