// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// Writes the protocol that an implementation of a module's commands conforms to.
    func writeProtocol(_ name: String, of commands: [Command], module: Int, to writer: inout SourceWriter) {
        writer.line("")
        writer.line("/// The commands of `\(schema.modules[module].name)`, for a server to implement.")
        writer.block("public protocol \(name)") { writer in
            for (index, command) in commands.enumerated() {
                if index > 0 { writer.line("") }
                writer.conditional(command.condition) { writer in
                    writer.documentation(command.documentation, fallback: "The command `\(command.name)`.")
                    writer.line(ServerMethod(of: command, in: self).declaration)
                }
            }
        }
    }

    /// Writes the function that adds an implementation of a module's commands to a registry.
    func writeRegistration(_ name: String, of commands: [Command], module: Int, to writer: inout SourceWriter) {
        writer.block("extension QAPI.CommandRegistry", separated: true) { writer in
            writer.line("/// Adds the commands of `\(schema.modules[module].name)`.")
            writer.block("public mutating func add\(name)(of implementation: some \(name))") { writer in
                for command in commands {
                    writer.conditional(command.condition) { writer in
                        ServerMethod(of: command, in: self).writeRegistration(to: &writer)
                    }
                }
            }
        }
    }
}
