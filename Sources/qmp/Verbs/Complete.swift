// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QMPShell

/// `qmp complete`, which completion scripts call.
struct Complete: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints how a command line may go on.",
        shouldDisplay: false
    )

    @Argument(help: "The line up to the cursor.")
    var line: String

    func run() throws {
        guard let completion = ToolCompletion(of: line) else { return }
        let candidates = completion.candidates {
            // Somebody waits for the key to take effect, and without an answer it has none.
            let connection = ServerAddress(completion.server).flatMap {
                try? ServerConnection(to: $0, within: .seconds(1))
            }
            return (try? connection?.schema()) ?? nil
        }
        try Output.write(candidates.map { $0.word + "\n" }.joined())
    }
}
