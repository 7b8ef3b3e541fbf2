// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer

/// A client among faults that a server, a network or its own user makes. Each function is one of them, as large as it is told
/// to be.
enum Fault {
    /// Something that should not have come of it.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// A server that runs a script once negotiation is over, and a client of it, for as long as `body` takes.
    static func withClient(
        enablingOutOfBand: Bool = false,
        _ script: @escaping @Sendable (QMPTestPeer) throws -> Void,
        _ body: (QMPClient) async throws -> Void
    ) async throws {
        let server = try QMPTestServer { peer in
            try peer.negotiate()
            try script(peer)
        }
        var options = QMPClientOptions()
        options.enablesOutOfBand = enablingOutOfBand
        options.deadline = .seconds(60)
        let client = try await QMPClient.connect(to: .unix(server.path), options)
        try await body(client)
        await client.close()
        try await server.finish()
    }

    /// Executes so many commands at once, each with a number that the server is to return.
    ///
    /// - Returns: The errors by the numbers of those that failed.
    static func echo(_ numbers: Range<Int>, _ client: QMPClient) async throws -> [Int: QMPClientError] {
        try await withThrowingTaskGroup(of: (Int, QMPClientError?).self) { group in
            for number in numbers { group.addTask { (number, try await echo(number, client)) } }
            return try await group.reduce(into: [:]) { errors, outcome in errors[outcome.0] = outcome.1 }
        }
    }

    /// Executes a command with a number that the server is to return; any number but that is a violation.
    static func echo(
        _ number: Int,
        _ client: QMPClient,
        deadline: Duration? = nil
    ) async throws(Violation) -> QMPClientError? {
        do throws(QMPClientError) {
            let arguments: JSONObject = ["number": .integer(Int64(number))]
            let reply = try await client.execute("echo", arguments: arguments, deadline: deadline)
            guard reply == .integer(Int64(number)) else {
                throw QMPClientError.cannotSend("\(number) got the reply \(reply)")
            }
            return nil
        } catch {
            if case .cannotSend(let text) = error { throw Violation(description: text) }
            return error
        }
    }

    /// The reply to such a command.
    static func reply(to request: QMPTestRequest) throws -> QMPTestMessage {
        try .reply(request.arguments["number"] ?? .null, id: request.id)
    }

    static func check(_ condition: Bool, _ description: @autoclosure () -> String) throws(Violation) {
        if !condition { throw Violation(description: description()) }
    }
}
