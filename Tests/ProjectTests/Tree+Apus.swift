// SPDX-License-Identifier: Apache-2.0

extension Tree {
    /// Runs the program `apus` in the folder, to its end.
    func apus(_ arguments: [String]) throws -> ProgramRun { try ProgramRun(product: "apus", arguments, in: path) }

    /// Runs a script in the folder, in which `$APUS` is the program.
    func shell(_ script: String) throws -> ProgramRun {
        let program = try ProgramRun.path(ofProduct: "apus")
        return try ProgramRun("/bin/sh", ["-c", "APUS='\(program)'\n\(script)"], in: path)
    }

    /// Runs the program `apus` with a monitor on its standard streams, to its end.
    ///
    /// - Parameters:
    ///   - options: Its options, as a shell has them.
    ///   - commands: What the monitor is sent after its negotiation: names, or whole messages.
    func converse(_ options: String, _ commands: [String]) throws -> ProgramRun {
        let messages = (["qmp_capabilities"] + commands).map { command in
            command.hasPrefix("{") ? command : #"{"execute":"\#(command)"}"#
        }
        return try shell("printf '%s' '\(messages.joined())' | \"$APUS\" \(options) -qmp stdio")
    }
}
