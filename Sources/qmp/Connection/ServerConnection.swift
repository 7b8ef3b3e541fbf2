// SPDX-License-Identifier: Apache-2.0

internal import JSON
internal import QMPClient
internal import QMPShell

/// A connection for one task, with what is left of its time.
struct ServerConnection: Sendable {
    let client: QMPClient
    private let end: ContinuousClock.Instant?

    /// Connects.
    ///
    /// - Parameter duration: How long everything may take together; nil for as long as it takes once there is a connection.
    init(to address: ServerAddress, within duration: Duration?, outOfBand: Bool = false) throws(ToolFailure) {
        end = duration.map { .now + $0 }
        var options = QMPClientOptions()
        options.enablesOutOfBand = outOfBand
        if let duration { options.deadline = duration }
        let (endpoint, chosen) = (address.endpoint, options)
        do throws(QMPClientError) {
            client = try waitForTask { () async throws(QMPClientError) in try await .connect(to: endpoint, chosen) }
        } catch {
            guard case .deadlineExceeded = error else { throw ToolFailure(error) }
            let hint = "\(address) does not answer: it may be serving another client"
            throw ToolFailure(duration == nil ? .noConnection : .timeout, hint)
        }
    }

    /// How much of the time is left; nil where there is no limit.
    var rest: Duration? { end.map { max(.zero, $0 - .now) } }

    /// Executes a command.
    func execute(_ request: Request) throws(ToolFailure) -> JSONValue {
        let rest = rest
        do throws(QMPClientError) {
            return try waitForTask { () async throws(QMPClientError) in
                try await request.execute(on: client, within: rest)
            }
        } catch {
            throw ToolFailure(error)
        }
    }

    /// The server's schema; nil where it has none.
    func schema() throws(ToolFailure) -> ServerSchema? {
        guard let reply = try schemaReply() else { return nil }
        do throws(ServerSchemaError) {
            return try ServerSchema(reading: reply)
        } catch {
            throw ToolFailure(.connectionLost, "the server's schema: \(error)")
        }
    }

    /// What the server answers to `query-qmp-schema`; nil where it does not know that.
    func schemaReply() throws(ToolFailure) -> JSONValue? {
        do throws(ToolFailure) {
            return try execute(Request("query-qmp-schema"))
        } catch {
            guard error.status == .refused else { throw error }
            return nil
        }
    }
}

extension ServerAddress {
    /// The address as a client takes it.
    fileprivate var endpoint: QMPEndpoint {
        switch self {
        case .unix(let path): .unix(path)
        case .tcp(let host, let port): .tcp(host: host, port: port)
        }
    }
}
