// SPDX-License-Identifier: Apache-2.0

public import JSON
public import SystemCalls

/// Why a script cannot go on.
public enum QMPTestError: Error, Sendable, Equatable {
    /// The client has closed the connection.
    case disconnected
    /// The client sent another command than the script expects.
    case unexpectedCommand(String, expected: String)
    /// The client sent what is no request; the text says what is wrong with it.
    case invalidRequest(String)
    /// The message has no JSON text.
    case notJSON(JSONWriterError)
    /// The system gave up the connection.
    case system(SystemCallError)
}
