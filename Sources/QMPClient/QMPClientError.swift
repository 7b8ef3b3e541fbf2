// SPDX-License-Identifier: Apache-2.0

public import QAPI
public import QMPWire
public import SystemCalls

/// Why there is no reply, or no connection.
public enum QMPClientError: Error, Sendable {
    /// Why a connection is closed.
    public enum CloseReason: Sendable, Equatable {
        /// This side closed it.
        case byClient
        /// The server closed it, or has ended.
        case byServer
        /// The system gave it up.
        case failure(SystemCallError)
    }

    /// The server's error reply: a class for programs and a text for people. The connection goes on.
    case server(QAPIError)
    /// The reply is none that the schema allows for the command. The connection goes on.
    case unexpectedReply(DecodingError)
    /// The time was up. A command that was sent may have been executed all the same; its reply is dropped when it comes.
    case deadlineExceeded
    /// The task was cancelled. A command that was sent may have been executed all the same.
    case cancelled
    /// The command cannot be sent, for the reason told. Nothing was sent, and the connection goes on.
    case cannotSend(String)
    /// There is no connection any more. Of a command that was sent nobody knows whether it was executed.
    case closed(CloseReason)
    /// The server broke the protocol, which has ended the connection.
    case protocolViolation(ProtocolViolation)
    /// The server refuses what it offered in its greeting.
    case negotiationRefused(QAPIError)
    /// No connection could be made to the endpoint told, for the reason told.
    case cannotConnect(endpoint: String, reason: String)
}

extension QMPClientError: CustomStringConvertible {
    /// The error in words.
    public var description: String {
        switch self {
        case .server(let error): error.text
        case .unexpectedReply(let error): "The reply is not what the schema says: \(error)"
        case .deadlineExceeded: "The time is up"
        case .cancelled: "The task was cancelled"
        case .cannotSend(let reason): reason
        case .closed(.byClient): "The connection is closed"
        case .closed(.byServer): "The server closed the connection"
        case .closed(.failure(let error)): "The connection is lost: \(error)"
        case .protocolViolation(let violation): "\(violation)"
        case .negotiationRefused(let error): "The server refuses its own capabilities: \(error)"
        case .cannotConnect(let endpoint, let reason): "Cannot connect to \(endpoint): \(reason)"
        }
    }
}
