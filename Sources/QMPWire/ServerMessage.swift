// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

/// What a server sends.
enum ServerMessage {
    case greeting(QMPGreeting)
    case reply(id: JSONValue?, Result<JSONValue, QAPIError>)
    case event(QMPEvent)

    /// The next message of the input; nil where none is complete.
    init?(next input: inout MessageInput) throws(ProtocolViolation) {
        switch input.next() {
        case nil: return nil
        case .value(let value): try self.init(reading: value)
        case .failure(let error): throw .notJSON(error)
        }
    }

    /// Finds out what a value is. Members that are not known are left alone.
    private init(reading value: JSONValue) throws(ProtocolViolation) {
        guard case .object(let message) = value else { throw .notMessage }
        if let value = message["return"] {
            self = .reply(id: Self.id(of: message), .success(value))
        } else if let error = message["error"] {
            self = .reply(id: Self.id(of: message), .failure(try Self.error(reading: error)))
        } else if message["event"] != nil {
            guard let event = QMPEvent(reading: message) else { throw .malformed("event") }
            self = .event(event)
        } else if let greeting = message["QMP"] {
            guard case .object(let members) = greeting else { throw .malformed("greeting") }
            self = .greeting(QMPGreeting(reading: members))
        } else {
            throw .notMessage
        }
    }

    /// `null` is no id of ours.
    private static func id(of message: JSONObject) -> JSONValue? { message["id"].flatMap { $0.isNull ? nil : $0 } }

    private static func error(reading value: JSONValue) throws(ProtocolViolation) -> QAPIError {
        guard case .object(let members) = value else { throw .malformed("error") }
        let name = members["class"]?.stringValue
        return QAPIError(name.map { ErrorClass(name: $0) } ?? .genericError, members["desc"]?.stringValue ?? "")
    }
}
