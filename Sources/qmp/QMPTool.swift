// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// A client of QMP servers for people and scripts.
struct QMPTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qmp",
        abstract: "Talks to QEMU, Apus and any other QMP server.",
        usage: """
            qmp SOCKET
            qmp SOCKET VERB …
            qmp replay FILE
            """,
        discussion: """
            SOCKET is the path of a Unix socket, unix:PATH, tcp:HOST:PORT or HOST:PORT. Without a verb there is a shell, whose \
            command help names all others; behind a verb, --help tells of it.

            Exit status: 0 success, 1 the server refused or something is different, 2 a mistake in the command line, 3 no \
            connection, 4 the time was up, 5 the connection was lost.

            Completion: source <(qmp --generate-completion-script bash), and likewise zsh; for fish, pipe the script into source.
            """,
        version: "0.1.0",
        subcommands: [
            Shell.self, Call.self, Events.self, Wait.self, Status.self, Schema.self, Record.self, ReplayRecording.self,
            Complete.self,
        ]
    )
}
