// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import EventLoop
internal import QMPShell
internal import SystemCalls

/// `qmp replay`.
struct ReplayRecording: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Plays the server of a recording to a client.",
        usage: "qmp replay FILE [--listen ADDRESS]",
        discussion: """
            Prints the address of a socket and takes one client there. As long as the client sends the commands of the \
            recording, in their order and with identifiers of its own, it gets the recorded replies and events. The exit status \
            is 0 if it did so to the end, and 1, with a complaint, if not.
            """
    )

    @Argument(help: "The recording.")
    var file: String

    @Option(
        help: ArgumentHelp("Where to listen for the client, instead of a socket with a new name.", valueName: "address")
    )
    var listen: ServerAddress?

    func run() throws {
        let recording = try read()
        let loop = try EventLoop()
        let ending = try EndingSignal(loop)
        let listener = try SingleClient(at: listen)
        guard let client = try listener.accept(loop, { ending.hasCome }) else { return }
        let server = try ReplayServer(loop, client, recording)
        loop.run { !server.isOver && !ending.hasCome }
        if let mismatch = server.mismatch { throw ToolFailure(.refused, mismatch) }
    }

    private func read() throws(ToolFailure) -> Recording {
        let text: [UInt8]
        do throws(SystemCallError) { text = try FileSystem.readFile(file) } catch {
            throw ToolFailure(.usage, "\(error)")
        }
        do throws(RecordingError) {
            return try Recording(readingText: text)
        } catch {
            throw ToolFailure(.usage, "\(file): \(error)")
        }
    }
}
