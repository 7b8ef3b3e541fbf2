// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QMPShell
internal import SystemCalls

let words = Array(CommandLine.arguments.dropFirst())
do {
    if words.first == "--generate-completion-script" {
        try StandardStream.output.write(CompletionScript.text(for: words.dropFirst().first ?? ""))
    } else {
        var command = try QMPTool.parseAsRoot(ToolVerb.verbFirst(words))
        try command.run()
    }
} catch let failure as ToolFailure {
    if !failure.text.isEmpty { try? StandardStream.error.write("qmp: \(failure.text)\n") }
    exitProcess(status: failure.status.rawValue)
} catch {
    let isAnswer = QMPTool.exitCode(for: error).isSuccess
    try? (isAnswer ? StandardStream.output : .error).write(QMPTool.fullMessage(for: error) + "\n")
    exitProcess(status: isAnswer ? 0 : ToolFailure.Status.usage.rawValue)
}
