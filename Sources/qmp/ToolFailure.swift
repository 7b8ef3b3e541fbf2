// SPDX-License-Identifier: Apache-2.0

internal import QMPClient
internal import QMPShell

/// How the tool ends where it could not do what it was asked for.
struct ToolFailure: Error {
    /// The exit status, which scripts go by.
    enum Status: Int32 {
        case refused = 1
        case usage = 2
        case noConnection = 3
        case timeout = 4
        case connectionLost = 5
    }

    let status: Status
    /// What standard error is told; nothing where it is empty.
    let text: String

    init(_ status: Status, _ text: String) {
        self.status = status
        self.text = text
    }

    init(_ error: QMPClientError) {
        switch error {
        case .server(let error): self.init(.refused, "\(error.errorClass.name): \(error.text)")
        case .cannotSend: self.init(.usage, "\(error)")
        case .cannotConnect, .negotiationRefused: self.init(.noConnection, "\(error)")
        case .deadlineExceeded: self.init(.timeout, "\(error)")
        case .unexpectedReply, .cancelled, .closed, .protocolViolation: self.init(.connectionLost, "\(error)")
        }
    }

    init(_ error: ArgumentError) { self.init(.usage, "\(error)") }
}
