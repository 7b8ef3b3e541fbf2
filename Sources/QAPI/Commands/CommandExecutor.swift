// SPDX-License-Identifier: Apache-2.0

/// What has commands of a schema executed: a client. Generated source extends it with a method for each command.
public protocol CommandExecutor {
    /// Why there is no reply.
    associatedtype ExecutionFailure: Error

    /// Executes a command, and waits for the reply.
    ///
    /// - Parameter deadline: How long to wait at most; nil for as long as it takes.
    func execute<Command: QAPICommand>(
        _ command: Command,
        deadline: Duration?
    ) async throws(ExecutionFailure) -> Command.Reply
}
