// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI
import QMPWire
public import SystemCalls

extension QMPClient: CommandExecutor {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public typealias ExecutionFailure = QMPClientError

    /// Executes a command of a schema, and waits for the reply.
    ///
    /// - Parameters:
    ///   - command: The command with its arguments.
    ///   - descriptors: What to pass along, over a Unix socket. The command owns them until its reply comes: those that
    ///     nobody else refers to are closed then.
    ///   - outOfBand: Whether it goes ahead of others, for commands that allow it.
    ///   - deadline: How long to wait at most; nil for as long as it takes.
    /// - Throws: The server's error, or why there is no reply.
    @discardableResult
    public func execute<Command: QAPICommand>(
        _ command: Command,
        passing descriptors: [SharedDescriptor] = [],
        outOfBand: Bool = false,
        deadline: Duration? = nil
    ) async throws(QMPClientError) -> Command.Reply {
        let request: ClientRequest
        do throws(ClientRequest.Fault) {
            request = try ClientRequest(command, isOutOfBand: outOfBand)
        } catch {
            throw .cannotSend("\(error)")
        }
        let reply = try await perform(request, descriptors, deadline)
        do throws(DecodingError) {
            return try Command.Reply(from: reply, .client)
        } catch {
            throw .unexpectedReply(error)
        }
    }

    /// Executes any command by its name, and waits for the reply.
    ///
    /// - Parameters:
    ///   - name: How the command is called, such as `query-status`.
    ///   - arguments: Its arguments by their names.
    ///   - descriptors: What to pass along, over a Unix socket. The command owns them until its reply comes: those that
    ///     nobody else refers to are closed then.
    ///   - outOfBand: Whether it goes ahead of others, for commands that allow it.
    ///   - deadline: How long to wait at most; nil for as long as it takes.
    /// - Returns: What the server returns; an empty object where there is nothing to return.
    /// - Throws: The server's error, or why there is no reply.
    @discardableResult
    public func execute(
        _ name: String,
        arguments: JSONObject = [:],
        passing descriptors: [SharedDescriptor] = [],
        outOfBand: Bool = false,
        deadline: Duration? = nil
    ) async throws(QMPClientError) -> JSONValue {
        let request: ClientRequest
        do throws(ClientRequest.Fault) {
            request = try ClientRequest(name, arguments, isOutOfBand: outOfBand)
        } catch {
            throw .cannotSend("\(error)")
        }
        return try await perform(request, descriptors, deadline)
    }

    /// Executes a command of a schema, and waits for the reply.
    ///
    /// - Parameters:
    ///   - command: The command with its arguments.
    ///   - deadline: How long to wait at most; nil for as long as it takes.
    /// - Throws: The server's error, or why there is no reply.
    @discardableResult
    public func execute<Command: QAPICommand>(
        _ command: Command,
        deadline: Duration?
    ) async throws(QMPClientError) -> Command.Reply {
        try await execute(command, passing: [], outOfBand: false, deadline: deadline)
    }

    private func perform(
        _ request: ClientRequest,
        _ descriptors: [SharedDescriptor],
        _ deadline: Duration?
    ) async throws(QMPClientError) -> JSONValue {
        try await engine.perform(Call(request, passing: descriptors, within: deadline)).get()
    }
}
