// SPDX-License-Identifier: Apache-2.0

import SystemCalls

Signal.brokenPipe.ignore()
exitProcess(status: run(Array(CommandLine.arguments.dropFirst())))

/// Does what the command line says.
///
/// - Returns: The exit status.
func run(_ words: [String]) -> Int32 {
    do throws(StartError) {
        switch try Request(words) {
        case .text(let text): try? StandardStream.output.write(text)
        case .machine(let settings): try Program(settings).run()
        }
        return 0
    } catch {
        report(error.text)
        return 1
    }
}

/// Says a line to the person who runs the program. Where nobody listens it is lost.
func report(_ text: String) { try? StandardStream.error.write("apus: \(text)\n") }
