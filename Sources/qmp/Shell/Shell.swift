// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SystemCalls

/// `qmp SOCKET`.
struct Shell: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets people type commands. This is what there is without a verb.",
        usage: "qmp SOCKET",
        discussion: """
            Events show as they come. Lines from a file or a pipe are executed one by one up to the first that fails, and \
            replies are printed as JSON, one a line.
            """
    )

    @OptionGroup var server: ServerOptions

    func run() throws {
        let inbox = try ShellInbox()
        // Before there are other threads, so that none of them takes the signal of Ctrl-C.
        let waiter = try ShellWaiter(inbox)
        let connection = try server.connect(outOfBand: true)
        let session = try ShellSession(connection, inbox, waiter)
        guard LineEditor.hasTerminal else { return try ScriptedShell(session: session).run() }
        guard let editor = LineEditor(program: "qmp") else {
            throw ToolFailure(.usage, "Lines cannot be edited on this terminal")
        }
        try InteractiveShell(session, editor).run()
    }
}
