// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import JSON
internal import QMPShell

/// `qmp SOCKET call`.
struct Call: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Executes a command and prints what it returns.",
        usage: "qmp SOCKET call COMMAND [KEY=VALUE …] [--fd FILE] [--oob] [--json] [--timeout SECONDS]",
        discussion:
            "The server's own schema says what type an argument has: qmp SOCKET call blockdev-add driver=null-co size=1G"
    )

    @OptionGroup var server: ServerOptions
    @OptionGroup var options: RequestOptions

    @Flag(help: "Print JSON on one line.")
    var json = false

    func run() throws {
        let connection = try server.connect(outOfBand: options.isOutOfBand)
        let request = try options.request { () throws(ToolFailure) in try connection.schema() }
        try Output.write(try connection.execute(request), onOneLine: json)
    }
}
