// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import EventLoop
internal import QMPShell
internal import SystemCalls

/// `qmp SOCKET record`.
struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Records what a client and the server say to each other.",
        usage: "qmp SOCKET record FILE [--listen ADDRESS]",
        discussion: """
            Prints the address of another socket, takes one client there, connects it with the server and writes to FILE, line \
            by line, what goes over the connection, until it ends. Descriptors are passed on; the file has their number. \
            qmp replay FILE plays the server to a client that is to be tested.
            """
    )

    @OptionGroup var server: ServerOptions

    @Argument(help: "The file, which is made or replaced.")
    var file: String

    @Option(
        help: ArgumentHelp("Where to listen for the client, instead of a socket with a new name.", valueName: "address")
    )
    var listen: ServerAddress?

    func run() throws {
        let loop = try EventLoop()
        let ending = try EndingSignal(loop)
        let recording = try RecordingFile(file)
        let listener = try SingleClient(at: listen)
        guard let client = try listener.accept(loop, { ending.hasCome }) else { return }
        let socket: StreamSocket
        do throws(SocketError) {
            socket = try StreamSocket(connectingTo: server.address.socketAddress)
        } catch {
            throw ToolFailure(.noConnection, error.message)
        }
        let proxy = try RecordingProxy(loop, client: client, server: socket, into: recording)
        loop.run { !proxy.isOver && !ending.hasCome }
        if let failure = recording.failure { throw ToolFailure(.usage, "\(failure)") }
    }
}
