// SPDX-License-Identifier: Apache-2.0

internal import CLineEditor

/// An editor for lines on the terminal, with a history. Everything happens in the thread that reads.
@safe
final class LineEditor {
    /// How the editing of a line ended.
    enum Outcome {
        case line(String)
        /// The line was given up.
        case cancelled
        /// There will be no line any more.
        case end
    }

    private let editor: OpaquePointer
    private let hooks: Hooks

    /// What the editor asks, and where it finds that.
    private final class Hooks {
        var waitForKey: () -> Bool = { true }
        var complete: (String) -> Void = { _ in }
    }

    /// Whether there is a terminal to edit lines on.
    static var hasTerminal: Bool { clineeditor_has_terminal() }

    /// The width of the terminal in characters.
    static var terminalWidth: Int {
        let width = Int(clineeditor_terminal_width())
        return width > 0 ? width : 80
    }

    /// Opens the editor of a program; nil where the system has none for this terminal.
    init?(program: String) {
        hooks = Hooks()
        // SAFETY: this object holds the hooks for as long as there is the editor, which alone uses the pointer.
        let callbacks = unsafe clineeditor_callbacks(
            context: Unmanaged.passUnretained(hooks).toOpaque(),
            wait_for_key: { context in
                guard let context = unsafe context else { return false }
                return unsafe Unmanaged<Hooks>.fromOpaque(context).takeUnretainedValue().waitForKey()
            },
            complete: { context, start in
                guard let context = unsafe context else { return }
                let line = unsafe String(cString: start)
                unsafe Unmanaged<Hooks>.fromOpaque(context).takeUnretainedValue().complete(line)
            }
        )
        guard let editor = unsafe clineeditor_open(program, callbacks) else { return nil }
        unsafe self.editor = editor
    }

    deinit { unsafe clineeditor_close(editor) }

    /// What waits until the terminal has a key; false ends the line, and all that would follow.
    var waitForKey: () -> Bool {
        get { hooks.waitForKey }
        set { hooks.waitForKey = newValue }
    }

    /// What is done when a line is to be completed, of which the part before the cursor is handed over.
    var complete: (String) -> Void {
        get { hooks.complete }
        set { hooks.complete = newValue }
    }

    /// Takes the history from a file, and keeps it there.
    func keepHistory(in path: String) { unsafe clineeditor_keep_history(editor, path) }

    /// Adds a line to the history.
    func addHistory(_ line: String) { unsafe clineeditor_add_history(editor, line) }

    /// Has a line edited.
    func read(prompt: String) -> Outcome {
        var isCancelled = false
        // SAFETY: the prompt and the flag live as long as the call; the line is copied before the next.
        guard let line = unsafe clineeditor_read(editor, prompt, &isCancelled) else {
            return isCancelled ? .cancelled : .end
        }
        if isCancelled { return .cancelled }
        let text = unsafe String(cString: line)
        return .line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }

    /// Puts text in place of what stands before the cursor.
    func replace(_ typed: String, with text: String) {
        unsafe clineeditor_replace(editor, CInt(clamping: typed.unicodeScalars.count), text)
    }

    /// Writes something above the line that is edited.
    func writeAbove(_ write: () throws(ToolFailure) -> Void) throws(ToolFailure) {
        unsafe clineeditor_hide(editor)
        defer { unsafe clineeditor_show(editor) }
        try write()
    }
}
