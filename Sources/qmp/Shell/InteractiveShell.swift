// SPDX-License-Identifier: Apache-2.0

internal import QMPShell
internal import SystemCalls

/// A shell on a terminal.
struct InteractiveShell {
    private let session: ShellSession
    private let editor: LineEditor

    init(_ session: ShellSession, _ editor: LineEditor) {
        self.session = session
        self.editor = editor
    }

    /// Reads lines and does what they ask for, until the user leaves or the server ends.
    func run() throws(ToolFailure) {
        editor.waitForKey = { [session, unowned editor] in
            session.waitForKey { lines in
                // A terminal that takes no more shows no events either.
                if !lines.isEmpty { try? editor.writeAbove { () throws(ToolFailure) in try Self.show(lines) } }
            }
        }
        if let path = Self.historyPath { editor.keepHistory(in: path) }
        if let schema = session.schema {
            editor.complete = completion(Completer(schema, ownCommands: ShellLine.ownCommands))
        }
        try Output.write("\(session.greeting). help tells of commands, Ctrl-D leaves.\n")
        while !session.isClosed {
            switch editor.read(prompt: "qmp> ") {
            case .end:
                try Output.write("\n")
                if !session.isClosed { return }
            case .cancelled: continue
            case .line(let line):
                // As in other shells, a space keeps a line out of the history.
                if !line.isEmpty, !line.hasPrefix(" ") { editor.addHistory(line) }
                if try !perform(line) { return }
            }
        }
        if !session.hasQuit { throw ToolFailure(.connectionLost, "The server closed the connection") }
        try Output.write("The server has ended.\n")
    }

    /// Does what a line asks for.
    ///
    /// - Returns: Whether to go on.
    private func perform(_ line: String) throws(ToolFailure) -> Bool {
        do throws(ToolFailure) {
            switch try ShellLine(line, session.schema) {
            case .nothing: break
            case .exit: return false
            case .help(let words): try Output.write(try help(words))
            case .request(let request):
                let reply = try session.execute(request) { lines throws(ToolFailure) in try Self.show(lines) }
                try Output.write(PrettyText.text(of: reply, width: LineEditor.terminalWidth) + "\n")
            }
        } catch {
            if session.isClosed { return true }
            try Output.write("\(error.text)\n")
        }
        return true
    }

    private func help(_ words: [String]) throws(ToolFailure) -> String {
        guard let schema = session.schema else {
            throw ToolFailure(.refused, "The server has no schema that could tell")
        }
        let texts = HelpText(schema, width: LineEditor.terminalWidth)
        guard let name = words.first else {
            return texts.commands + """

                COMMAND KEY=VALUE … executes a command; --fd FILE passes a file along, --oob goes ahead of others.
                help COMMAND tells of one, help EVENT of an event; exit leaves, and the server goes on.
                The key Tab completes; Ctrl-C gives up a line or a reply.

                """
        }
        guard let text = texts.text(of: name, Array(words.dropFirst())) else {
            throw ToolFailure(.usage, "The server has no command or event '\(name)'")
        }
        return text
    }

    private static func show(_ lines: [String]) throws(ToolFailure) {
        if !lines.isEmpty { try Output.write(lines.map { $0 + "\n" }.joined()) }
    }

    /// What is done on the key Tab: as much is typed as is certain, and where that is nothing the choices are shown.
    private func completion(_ completer: Completer) -> (String) -> Void {
        { [unowned editor] line in
            let completion = completer.completion(of: line)
            guard completion.replacement == completion.typed else {
                return editor.replace(completion.typed, with: completion.replacement)
            }
            guard completion.candidates.count > 1 else { return }
            let table = Columns.table(completion.candidates.map(\.label), width: LineEditor.terminalWidth)
            // A terminal that takes no more shows no choices either.
            try? editor.writeAbove { () throws(ToolFailure) in try Output.write(table) }
        }
    }

    /// The file with the history, in the folder for the state of programs.
    private static var historyPath: String? {
        let state = environmentVariable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let folder = state ?? environmentVariable("HOME").map({ "\($0)/.local/state" }) else { return nil }
        guard (try? FileSystem.createDirectory("\(folder)/qmp")) != nil else { return nil }
        return "\(folder)/qmp/history"
    }
}
