// SPDX-License-Identifier: Apache-2.0

import HumanMonitor

/// What holds for everything that somebody types to a monitor for people.
enum HumanLineCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    private static let prompt = "(qemu) "

    /// Checks that the line that is entered is the one that the terminal shows, as far as it is ASCII, and that all answers
    /// are whole lines, the same each time.
    static func check(_ input: [UInt8]) throws(Violation) {
        let table = HumanCommandTable.sample
        let session = HumanSession()
        var editor = LineEditor(prompt: prompt)
        var terminal = TestTerminal()
        editor.showPrompt()
        for byte in input {
            terminal.take(editor.takeOutput())
            let row = byte == 0x0D || byte == 0x0A ? terminal.rows.last ?? "" : ""
            guard let line = editor.take(byte, completion: table.completion) else { continue }
            if line.utf8.allSatisfy({ $0 < 0x80 }), row != prompt + line {
                throw Violation(description: "\(line) is entered where \(row) is shown")
            }
            terminal.take(editor.takeOutput())
            try check(table.execute(line, in: session))
            guard table.execute(line, in: HumanSession()) == table.execute(line, in: HumanSession()) else {
                throw Violation(description: "\(line) has two answers")
            }
            editor.showPrompt()
        }
    }

    private static func check(_ answer: String) throws(Violation) {
        var previous: UInt8?
        for byte in answer.utf8 {
            if byte == 0x0A, previous != 0x0D { throw Violation(description: "a line of \(answer) ends in LF alone") }
            previous = byte
        }
        guard answer.isEmpty || previous == 0x0A else { throw Violation(description: "\(answer) has no end") }
    }
}
