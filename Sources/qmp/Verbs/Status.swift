// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import JSON

/// `qmp SOCKET status`.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the state of the machine in a word, such as running or paused.",
        usage: "qmp SOCKET status [--json] [--timeout SECONDS]"
    )

    @OptionGroup var server: ServerOptions

    @Flag(help: "Print all of what query-status returns.")
    var json = false

    func run() throws {
        let status = try server.connect().execute(Request("query-status"))
        if json { return try Output.write(status, onOneLine: true) }
        guard let word = status["status"]?.stringValue else {
            throw ToolFailure(.connectionLost, "The server told no state")
        }
        try Output.write(word + "\n")
    }
}
