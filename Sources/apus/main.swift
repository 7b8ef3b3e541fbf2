// SPDX-License-Identifier: Apache-2.0

import Machine
import SystemCalls

Signal.brokenPipe.ignore()
exitProcess(status: run(Array(CommandLine.arguments.dropFirst())))

/// Does what the command line says.
///
/// - Returns: The exit status.
func run(_ words: [String]) -> Int32 {
    do throws(StartError) {
        if words.isEmpty { return try demonstrate() }
        switch try Request(words) {
        case .text(let text):
            try? StandardStream.output.write(text)
            return 0
        case .machine(let settings):
            return Int32(try Program(settings).run().exitStatus)
        }
    } catch {
        report(error.text)
        return 1
    }
}

/// Shows what the program can do to somebody who asks for nothing.
func demonstrate() throws(StartError) -> Int32 {
    let demonstration = try Demonstration()
    try? StandardStream.output.write(demonstration.greeting)
    return withExtendedLifetime(demonstration) { run(demonstration.words) }
}

/// Says a line to the person who runs the program. Where nobody listens it is lost.
func report(_ text: String) { try? StandardStream.error.write("apus: \(text)\n") }
