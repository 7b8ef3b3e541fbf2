// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// What a server answers to commands, for clients that are not told apart. Others are answered that they are not there.
public struct QMPTestAnswers: Sendable {
    private typealias Answer = @Sendable (QMPTestRequest) -> Result<any QAPIValue, QAPIError>

    private var answers: [String: Answer] = [:]

    /// No answers.
    public init() {}

    /// Adds an answer to a command by its name, or replaces it.
    ///
    /// - Parameters:
    ///   - name: How the command is called.
    ///   - answer: Returns what is replied, or throws the error that is.
    public mutating func add(
        _ name: String,
        _ answer: @escaping @Sendable (QMPTestRequest) throws(QAPIError) -> JSONValue
    ) {
        answers[name] = { request in
            do throws(QAPIError) { return .success(try answer(request)) } catch { return .failure(error) }
        }
    }

    /// Adds an answer to a command of a schema, or replaces it. Arguments that the schema does not allow are refused as
    /// QEMU refuses them.
    public mutating func add<Command: QAPICommand>(
        _ type: Command.Type,
        _ answer: @escaping @Sendable (Command, QMPTestRequest) throws(QAPIError) -> Command.Reply
    ) {
        answers[Command.metadata.name] = { request in
            let command: Command
            do throws(DecodingError) {
                command = try Command(from: .object(request.arguments), .server)
            } catch {
                return .failure(QAPIError(error))
            }
            do throws(QAPIError) { return .success(try answer(command, request)) } catch { return .failure(error) }
        }
    }

    /// What a request leads to.
    func outcome(of request: QMPTestRequest) -> Result<any QAPIValue, QAPIError> {
        guard let answer = answers[request.name] else {
            return .failure(QAPIError(.commandNotFound, "The command \(request.name) has not been found"))
        }
        return answer(request)
    }
}
