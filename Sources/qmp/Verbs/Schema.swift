// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import JSON
internal import QMPShell
internal import SystemCalls

/// `qmp SOCKET schema`.
struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the server's schema, or what is different in another.",
        usage: "qmp SOCKET schema [--diff OTHER] [--timeout SECONDS]",
        discussion: """
            A schema that was printed to a file can be compared with later. Of the differences, + stands before what OTHER has \
            and SOCKET has not, - the other way round, and ~ before what both have in different ways; the exit status is 1 \
            where there are any.
            """
    )

    @OptionGroup var server: ServerOptions

    @Option(help: ArgumentHelp("Another server, or a file with its schema.", valueName: "other"))
    var diff: String?

    func run() throws {
        guard let reply = try server.connect().schemaReply() else { throw Self.noSchema(server.address.description) }
        guard let diff else { return try Output.write(Self.lines(reply)) }
        let comparison = SchemaComparison(from: try Self.schema(reply, of: "\(server.address)"), to: try other(diff))
        try Output.write(comparison.lines.map { $0 + "\n" }.joined())
        if !comparison.lines.isEmpty { throw ToolFailure(.refused, "") }
    }

    /// One entry a line.
    private static func lines(_ reply: JSONValue) -> String {
        let entries = (reply.arrayValue ?? []).map { PrettyText.line(of: $0) }
        return "[" + entries.joined(separator: ",\n ") + "]\n"
    }

    private static func schema(_ reply: JSONValue, of origin: String) throws(ToolFailure) -> ServerSchema {
        do throws(ServerSchemaError) {
            return try ServerSchema(reading: reply)
        } catch {
            throw ToolFailure(.usage, "\(origin): \(error)")
        }
    }

    private func other(_ name: String) throws(ToolFailure) -> ServerSchema {
        // A socket cannot be read like a file.
        if let text = try? FileSystem.readFile(name) {
            do throws(ServerSchemaError) {
                return try ServerSchema(readingText: text)
            } catch {
                throw ToolFailure(.usage, "\(name): \(error)")
            }
        }
        guard let address = ServerAddress(name) else {
            throw ToolFailure(.usage, "'\(name)' is neither file nor server")
        }
        let connection = try server.connect(to: address)
        guard let schema = try connection.schema() else { throw Self.noSchema(name) }
        return schema
    }

    private static func noSchema(_ name: String) -> ToolFailure { ToolFailure(.refused, "\(name) has no schema") }
}
