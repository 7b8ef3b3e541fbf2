// SPDX-License-Identifier: Apache-2.0

import Machine
import Options
import SystemCalls

Signal.brokenPipe.ignore()
exitProcess(status: run(Array(CommandLine.arguments.dropFirst())))

/// Does what the command line says.
///
/// - Returns: The exit status.
func run(_ words: [String]) -> Int32 {
    var reporter = Reporter()
    // Whoever waits for a daemon hears its complaint before its end.
    var daemon: Daemon?
    do throws(StartError) {
        if words.isEmpty { return try demonstrate() }
        let line = try parse(words)
        reporter = Reporter(line)
        switch try Request(line) {
        case .text(let text):
            try? StandardStream.output.write(text)
            return 0
        case .machine(let settings):
            return try serve(settings, as: &daemon, report: reporter.report)
        }
    } catch {
        reporter.report(error.text)
        return 1
    }
}

/// Serves clients until the program ends.
///
/// - Parameter daemon: What the process becomes if it is to be a daemon, until it is ready.
/// - Returns: The exit status.
func serve(
    _ settings: Settings,
    as daemon: inout Daemon?,
    report: @escaping @Sendable (String) -> Void
) throws(StartError) -> Int32 {
    // Nothing has a thread yet.
    if settings.process.isDaemon { daemon = try becomeDaemon() }
    let ending = try Program(settings, report: report).run { () throws(StartError) in
        guard let daemon = daemon.take() else { return }
        do throws(SystemCallError) {
            try daemon.announce()
        } catch {
            throw StartError(error)
        }
    }
    return Int32(ending.exitStatus)
}

func becomeDaemon() throws(StartError) -> Daemon {
    do throws(SystemCallError) {
        return try Daemon()
    } catch {
        throw StartError(error)
    }
}

func parse(_ words: [String]) throws(StartError) -> ParsedCommandLine {
    do throws(CommandLineError) {
        return try CommandLineTable.apus.parse(words)
    } catch {
        throw StartError(error)
    }
}

/// Shows what the program can do to somebody who asks for nothing.
func demonstrate() throws(StartError) -> Int32 {
    let demonstration = try Demonstration()
    try? StandardStream.output.write(demonstration.greeting)
    return withExtendedLifetime(demonstration) { run(demonstration.words) }
}
