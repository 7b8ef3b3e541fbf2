// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QMPClient
internal import QMPShell

/// `qmp SOCKET events`.
struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Waits for an event and prints it, or prints all that come.",
        usage: "qmp SOCKET events [--follow] [NAME …] [--json] [--timeout SECONDS]"
    )

    @OptionGroup var server: ServerOptions

    @Argument(help: ArgumentHelp("The events that count; without a name, all do.", valueName: "name"))
    var names: [String] = []

    @Flag(help: "Go on until the server ends.")
    var follow = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let connection = try server.connect()
        let events = connection.client.events()
        if !names.isEmpty, let schema = try connection.schema() {
            for name in names where schema.event(name) == nil {
                throw ToolFailure(.usage, "The server has no event '\(name)'")
            }
        }
        repeat {
            guard let event = try connection.next(of: events, where: { names.isEmpty || names.contains($0.name) })
            else {
                return
            }
            try Output.write(event, asJSON: json)
        } while follow
    }
}

extension ServerConnection {
    /// Waits for an event; nil where the server has ended.
    func next(
        of events: QMPEvents,
        where condition: @escaping @Sendable (QMPEvent) -> Bool
    ) throws(ToolFailure) -> QMPEvent? {
        let rest = rest
        do throws(QMPClientError) {
            return try waitForTask { () async throws(QMPClientError) in
                try await client.wait(for: events, deadline: rest, where: condition)
            }
        } catch {
            if case .closed(.byServer) = error { return nil }
            throw ToolFailure(error)
        }
    }
}
