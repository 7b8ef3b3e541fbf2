// SPDX-License-Identifier: Apache-2.0

internal import QMPShell

/// A shell whose lines come from a file or a pipe: it ends at the first that fails.
struct ScriptedShell {
    let session: ShellSession

    func run() throws(ToolFailure) {
        while let line = readLine() {
            switch try ShellLine(line, session.schema) {
            case .nothing: break
            case .exit: return
            case .help: throw ToolFailure(.usage, "help is for people at a terminal")
            case .request(let request):
                // Events are for people, or for the verb events.
                let reply = try session.execute(request) { _ throws(ToolFailure) in }
                try Output.write(reply, onOneLine: true)
            }
        }
    }
}
