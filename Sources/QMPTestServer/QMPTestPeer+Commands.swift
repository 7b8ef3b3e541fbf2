// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

extension QMPTestPeer {
    /// Sends the greeting and agrees to whatever capabilities the client asks for.
    ///
    /// - Returns: The capabilities asked for.
    @discardableResult
    public func negotiate(greeting: QMPTestMessage = .greeting()) throws(QMPTestError) -> [String] {
        try send(greeting)
        let request = try expect("qmp_capabilities")
        try reply(to: request)
        return request.arguments["enable"]?.arrayValue?.compactMap(\.stringValue) ?? []
    }

    /// Waits for the next command, which must have that name.
    public func expect(_ name: String) throws(QMPTestError) -> QMPTestRequest {
        let request = try receive()
        guard request.name == name else { throw .unexpectedCommand(request.name, expected: name) }
        return request
    }

    /// Waits for the next command, which must be that of the schema, with arguments that the schema allows.
    public func expect<Command: QAPICommand>(
        _ type: Command.Type
    ) throws(QMPTestError) -> (command: Command, request: QMPTestRequest) {
        let request = try expect(Command.metadata.name)
        do throws(DecodingError) {
            return (try Command(from: .object(request.arguments), .server), request)
        } catch {
            throw .invalidRequest("\(error)")
        }
    }

    /// Replies to a command.
    public func reply(to request: QMPTestRequest, _ value: JSONValue = [:]) throws(QMPTestError) {
        try send(.reply(value, id: request.id))
    }

    /// Replies to a command with a value of a schema's type.
    public func reply(to request: QMPTestRequest, with value: some QAPIValue) throws(QMPTestError) {
        try send(.reply(value, id: request.id))
    }

    /// Replies to a command that it has failed.
    public func fail(_ request: QMPTestRequest, _ error: QAPIError) throws(QMPTestError) {
        try send(.failure(error, id: request.id))
    }

    /// Sends an event by its name.
    public func emit(_ name: String, _ data: JSONObject = [:]) throws(QMPTestError) { try send(.event(name, data)) }

    /// Sends an event of a schema.
    public func emit(_ event: some QAPIEvent) throws(QMPTestError) { try send(.event(event)) }

    /// Answers commands until the client has closed the connection.
    public func answer(_ answers: QMPTestAnswers) throws(QMPTestError) {
        while true {
            do throws(QMPTestError) {
                let request = try receive()
                switch answers.outcome(of: request) {
                case .success(let value): try reply(to: request, with: value)
                case .failure(let error): try fail(request, error)
                }
            } catch {
                if error == .disconnected { return }
                throw error
            }
        }
    }
}
