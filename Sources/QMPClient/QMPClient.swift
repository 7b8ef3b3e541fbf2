// SPDX-License-Identifier: Apache-2.0

public import QMPWire
import Synchronization

/// A client of a QMP server: QEMU, Apus, or anything that speaks the protocol.
///
/// ```swift
/// let client = try await QMPClient.connect(to: .unix("/tmp/machine.sock"))
/// let status = try await client.execute("query-status")
/// await client.close()
/// ```
///
/// Any number of tasks can use it at once. Commands are sent in the order in which they come, and none waits for the reply to
/// another. The connection closes when nobody refers to the client any more.
public final class QMPClient: Sendable {
    let engine: ClientEngine

    private init(_ engine: ClientEngine) { self.engine = engine }

    deinit { engine.stop(.closed(.byClient)) }

    /// Connects to a server, and agrees with it on capabilities: a client that is there can execute commands.
    ///
    /// - Throws: where there is no connection within ``QMPClientOptions/deadline``, or the task is cancelled.
    public static func connect(
        to endpoint: QMPEndpoint,
        _ options: QMPClientOptions = QMPClientOptions()
    ) async throws(QMPClientError) -> QMPClient {
        let engine: ClientEngine
        do throws(SystemCallError) {
            engine = try ClientEngine(endpoint, options)
        } catch {
            throw .cannotConnect(endpoint: endpoint.description, reason: "\(error)")
        }
        try await engine.connect()
        return QMPClient(engine)
    }

    /// What the server said first: its version and its capabilities. After a reconnection it is the newest greeting.
    public var greeting: QMPGreeting {
        guard let greeting = engine.withLock({ $0.greeting }) else {
            preconditionFailure("a client is made once the greeting has come")
        }
        return greeting
    }

    /// Why the client has ended, so that each further command fails; nil as long as it has not.
    public var closeReason: QMPClientError? { engine.withLock { $0.end } }

    /// Closes the connection. Commands that are under way fail; whether they are executed is up to the server.
    ///
    /// Afterwards nothing of the client is left: its thread has ended, and its descriptors are closed as soon as the commands
    /// have failed.
    public func close() async {
        engine.stop(.closed(.byClient))
        await engine.waitForEnd()
    }
}
