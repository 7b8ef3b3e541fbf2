// SPDX-License-Identifier: Apache-2.0

/// Edits lines as a terminal shows them: what is typed comes in, what the terminal gets goes out.
///
/// Left and right, home and end, backspace and delete, Ctrl-U, -K, -W and -L do what they do elsewhere; up and down bring
/// back what was entered before; tab completes.
public struct LineEditor {
    /// What stands before each line.
    public let prompt: String

    /// What the terminal is to get and nobody took yet.
    private var output: [UInt8] = []

    private var keys = KeyReader()
    private var line = EditedLine()
    /// The line as the terminal shows it.
    private var shown = EditedLine()
    private var history = LineHistory()

    /// Makes an editor, which has shown nothing yet.
    public init(prompt: String) { self.prompt = prompt }

    /// Takes what the terminal is to get.
    public mutating func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    /// Has the terminal show the prompt, and what was typed behind it, in a line that is empty.
    public mutating func showPrompt() {
        output += Array(prompt.utf8)
        shown = EditedLine()
        update()
    }

    /// Has the terminal show a text, whose lines end in CR LF.
    public mutating func show(_ text: String) { output += Array(text.utf8) }

    /// Takes a byte that was typed.
    ///
    /// - Parameter completion: What the word at the end of a text can become.
    /// - Returns: The line that is entered by it, if one is; the terminal then shows the start of a line.
    public mutating func take(_ byte: UInt8, completion: (String) -> Completion) -> String? {
        guard let key = keys.take(byte) else { return nil }
        switch key {
        case .character(let bytes): line.insert(bytes)
        case .left: line.moveLeft()
        case .right: line.moveRight()
        case .home: line.moveToStart()
        case .end: line.moveToEnd()
        case .up: replaceLine(history.older(than: line.text))
        case .down: replaceLine(history.newer())
        case .deleteBackward: line.deleteBackward()
        case .deleteForward: line.deleteForward()
        case .deleteWord: line.deleteWord()
        case .deleteToStart: line.deleteToStart()
        case .deleteToEnd: line.deleteToEnd()
        case .complete: complete(completion(line.textBeforeCursor))
        case .clearScreen:
            output += Array("\u{1B}[2J\u{1B}[1;1H".utf8)
            showPrompt()
        case .enter: return enter()
        }
        update()
        return nil
    }

    private mutating func enter() -> String {
        let text = line.text
        history.add(text)
        line = EditedLine()
        shown = EditedLine()
        show("\r\n")
        return text
    }

    private mutating func replaceLine(_ text: String?) {
        if let text { line = EditedLine(text) }
    }

    private mutating func complete(_ completion: Completion) {
        line.insert(Array(completion.rest.utf8))
        guard completion.words.count > 1 else { return }
        update()
        show("\r\n" + completion.table)
        showPrompt()
    }

    private mutating func update() {
        output += line.changes(from: shown)
        shown = line
    }
}
