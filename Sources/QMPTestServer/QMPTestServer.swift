// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI
public import SystemCalls

/// A server for tests of clients: it does what the test says, also what no real server would do.
///
/// ```swift
/// let server = try QMPTestServer { peer in
///     try peer.negotiate()
///     let request = try peer.expect("query-name")
///     try peer.emit("RESUME")
///     try peer.reply(to: request, ["name": "test"])
/// }
/// // A client connects to `server.path`.
/// try await server.finish()
/// ```
///
/// A script has a thread of its own for each client that connects, so it may wait as it likes. When it returns the
/// connection is closed. A server that nobody refers to stops.
public final class QMPTestServer: Sendable {
    /// What is done for a client.
    public typealias Script = @Sendable (QMPTestPeer) throws -> Void

    /// Where it listens.
    public let address: SocketAddress

    private let folder: PrivateFolder
    private let core: TestServerCore

    /// Starts to listen, and runs a script for each client.
    ///
    /// - Parameters:
    ///   - address: Where to listen; nil for a Unix socket with a path of its own.
    ///   - script: What is done for a client.
    public init(at address: SocketAddress? = nil, _ script: @escaping Script) throws {
        folder = try PrivateFolder(prefix: "qmp-test")
        core = try TestServerCore(at: address ?? .unix(path: folder.path + "/socket"), script)
        self.address = try core.listener.localAddress
    }

    /// Starts to listen, and answers each client's commands.
    ///
    /// - Parameters:
    ///   - address: Where to listen; nil for a Unix socket with a path of its own.
    ///   - answers: What commands are answered.
    public convenience init(at address: SocketAddress? = nil, answering answers: QMPTestAnswers) throws {
        try self.init(at: address) { peer in
            try peer.negotiate()
            try peer.answer(answers)
        }
    }

    deinit {
        core.stop()
        // The folder can be removed once the file is gone.
        try? core.listener.removeFile()
    }

    /// The path of a Unix socket; empty for other addresses.
    public var path: String {
        guard case .unix(let path) = address else { return "" }
        return path
    }

    /// How many clients have connected so far.
    public var clientCount: Int { core.clientCount }

    /// Sends an event to all clients that are connected, after what is being sent to each.
    public func emit(_ name: String, _ data: JSONObject = [:]) throws(QMPTestError) {
        let message = try QMPTestMessage.event(name, data)
        for connection in core.connections { try connection.send(message.bytes) }
    }

    /// Sends an event of a schema to all clients that are connected, after what is being sent to each.
    public func emit(_ event: some QAPIEvent) throws(QMPTestError) {
        let message = try QMPTestMessage.event(event)
        for connection in core.connections { try connection.send(message.bytes) }
    }

    /// Takes no further client, and ends the connections of those that are there, wherever their scripts are.
    public func stop() { core.stop() }

    /// Takes no further client, and waits until the scripts have ended.
    ///
    /// - Throws: The first error of a script.
    public func finish() async throws { try await core.waitForEnd() }
}
