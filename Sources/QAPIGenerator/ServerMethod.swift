// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// The method with which a server implements a command.
struct ServerMethod {
    private let command: Command
    private let structName: String
    private let methodName: String
    private let parameters: CommandParameters
    private let reply: String

    init(of command: Command, in generator: SourceGenerator) {
        self.command = command
        structName = "Commands." + generator.names.structName(of: command)
        methodName = generator.names.methodName(of: command)
        reply = generator.replyType(of: command)
        parameters = CommandParameters(
            of: command,
            reserved: ["context", "reply"],
            needsAll: true,
            in: generator
        )
    }

    /// The method as a requirement of a protocol.
    var declaration: String {
        var declarations = parameters.declarations(hasDefaults: false)
        declarations.append("context: QAPI.CommandContext")
        if command.flags.isCoroutine {
            declarations.append("reply: consuming QAPI.ReplyHandle<\(reply)>")
            return "func \(methodName)(\(declarations.joined(separator: ", ")))"
        }
        let result = command.returnsValue ? " -> \(reply)" : ""
        return "func \(methodName)(\(declarations.joined(separator: ", "))) throws(QAPI.QAPIError)\(result)"
    }

    /// Writes the registration of the method.
    func writeRegistration(to writer: inout SourceWriter) {
        if command.flags.isCoroutine {
            writer.line("self.add(\(structName).self, deferring: { command, context, reply in")
            writer.indented { $0.line("implementation.\(methodName)(\(callArguments(reply: true)))") }
        } else {
            let result = command.returnsValue ? reply : "Swift.Void"
            writer.line(
                "self.add(\(structName).self, calling: { (command, context) throws(QAPI.QAPIError) -> \(result) in"
            )
            writer.indented { $0.line("try implementation.\(methodName)(\(callArguments(reply: false)))") }
        }
        writer.line("})")
    }

    private func callArguments(reply: Bool) -> String {
        (parameters.fromCommand + ["context: context"] + (reply ? ["reply: reply"] : [])).joined(separator: ", ")
    }
}

extension Command {
    /// Whether a successful reply carries anything.
    var returnsValue: Bool { returns != nil || !flags.isGenerated }
}
