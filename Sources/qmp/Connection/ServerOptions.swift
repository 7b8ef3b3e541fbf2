// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QMPShell

/// Which server is meant, and how long it may take.
struct ServerOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The server: PATH, unix:PATH, tcp:HOST:PORT or HOST:PORT.", valueName: "socket"))
    var address: ServerAddress

    @Option(help: ArgumentHelp("How long everything may take together.", valueName: "seconds"))
    var timeout: Double?

    func validate() throws {
        if let timeout, !(0..<1e9).contains(timeout) { throw ValidationError("A timeout is a number of seconds.") }
    }

    /// Connects to the server.
    ///
    /// - Parameter outOfBand: Whether commands are to be executed out of band.
    func connect(outOfBand: Bool = false) throws(ToolFailure) -> ServerConnection {
        try connect(to: address, outOfBand: outOfBand)
    }

    /// Connects to another server, within the same time.
    func connect(to address: ServerAddress, outOfBand: Bool = false) throws(ToolFailure) -> ServerConnection {
        try ServerConnection(to: address, within: timeout.map { .seconds($0) }, outOfBand: outOfBand)
    }
}

extension ServerAddress: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
