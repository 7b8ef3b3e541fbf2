// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// The symbol that a target defines which wants the methods of clients. Building them costs, and servers need none.
    static let clientSymbol = "QAPI_CLIENT"

    /// The file with the methods of clients.
    var client: String {
        var writer = SourceWriter()
        writer.line("#if \(Self.clientSymbol)")
        writer.importRuntime()
        writer.line("")
        writer.line("/// The commands, for a client to have executed.")
        writer.block("extension QAPI.CommandExecutor") { writer in
            for (index, command) in schema.commands.enumerated() {
                if index > 0 { writer.line("") }
                writer.conditional(command.condition) { write(clientMethodOf: command, to: &$0) }
            }
        }
        writer.line("#endif")
        return writer.text
    }

    private func write(clientMethodOf command: Command, to writer: inout SourceWriter) {
        let parameters = CommandParameters(of: command, reserved: ["deadline"], needsAll: false, in: self)
        let declarations = parameters.declarations(hasDefaults: true) + ["deadline: Swift.Duration? = nil"]
        let result = command.returnsValue ? " -> \(replyType(of: command))" : ""
        writer.documentation(command.documentation, fallback: "The command `\(command.name)`.")
        writer.block(
            "public func \(names.methodName(of: command))(\(declarations.joined(separator: ", "))) "
                + "async throws(ExecutionFailure)\(result)"
        ) { writer in
            let call = "try await self.execute(\(parameters.command), deadline: deadline)"
            writer.line(command.returnsValue ? call : "_ = \(call)")
        }
    }
}
