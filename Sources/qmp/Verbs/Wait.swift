// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QMPClient
internal import QMPShell

/// `qmp SOCKET wait`.
struct Wait: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Waits until the machine is in a state, or an event comes.",
        usage: "qmp SOCKET wait STATE|EVENT [--timeout SECONDS]",
        discussion: """
            A state is one of query-status and may hold already; an event, in capital letters, is one to come: \
            qmp SOCKET wait running --timeout 10
            """
    )

    @OptionGroup var server: ServerOptions

    @Argument(help: ArgumentHelp("What is waited for.", valueName: "state|event"))
    var name: String

    func run() throws {
        let connection = try server.connect()
        let events = connection.client.events()
        if let schema = try connection.schema() { try check(schema) }
        guard isEvent else { return try connection.wait(until: QMPRunState(name)) }
        let name = name
        guard let event = try connection.next(of: events, where: { $0.name == name }) else {
            throw ToolFailure(.connectionLost, "The server closed the connection")
        }
        try Output.write(event, asJSON: false)
    }

    private var isEvent: Bool { name.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } }

    /// What cannot come is not waited for.
    private func check(_ schema: ServerSchema) throws(ToolFailure) {
        if isEvent {
            if schema.event(name) == nil { throw ToolFailure(.usage, "The server has no event '\(name)'") }
        } else if !schema.runStates.contains(name) {
            let states = schema.runStates.joined(separator: ", ")
            throw ToolFailure(.usage, "The server has no state '\(name)', but: \(states)")
        }
    }
}

extension ServerConnection {
    fileprivate func wait(until state: QMPRunState) throws(ToolFailure) {
        let rest = rest
        do throws(QMPClientError) {
            try waitForTask { () async throws(QMPClientError) in try await client.wait(until: state, deadline: rest) }
        } catch {
            throw ToolFailure(error)
        }
    }
}
