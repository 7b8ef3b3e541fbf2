// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The schema compiler for people at a terminal.
@main
struct QAPITool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "qapi",
        abstract: "Checks QAPI schemas and turns them into Swift.",
        discussion: """
            A schema is given by its root file; the files that it includes are read along with it.
            Complaints go to standard error as FILE:LINE:COLUMN, and the exit status is 1.
            """,
        version: "0.1.0",
        subcommands: [Check.self, Introspect.self, Generate.self]
    )
}
