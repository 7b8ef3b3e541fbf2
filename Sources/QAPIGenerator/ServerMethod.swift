// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// The method with which a server implements a command.
struct ServerMethod {
    /// How the method takes a command's arguments.
    private enum Arguments {
        /// One by one: inline members.
        case members([ObjectShape.Property])
        /// As a value of the named type.
        case value(type: String)
        /// As the command itself: boxed or open arguments.
        case command
    }

    private let command: Command
    private let structName: String
    private let methodName: String
    private let arguments: Arguments
    private let parameterNames: [String]
    private let reply: String

    init(of command: Command, in generator: SourceGenerator) {
        self.command = command
        structName = "Commands." + generator.names.structName(of: command)
        methodName = generator.names.methodName(of: command)
        reply = generator.replyType(of: command)
        if let id = command.arguments, !generator.schema.isImplicit(id) {
            arguments = .value(type: generator.swiftType(id))
        } else if command.flags.isBoxed || command.takesAnyMember {
            arguments = .command
        } else {
            arguments = .members(ObjectShape(of: command.arguments, in: generator).properties)
        }
        guard case .members(let properties) = arguments else {
            parameterNames = []
            return
        }
        parameterNames = SwiftName.unique(properties.map(\.member.name), reserved: ["context", "reply", "command"])
    }

    /// The method as a requirement of a protocol.
    var declaration: String {
        var parameters =
            switch arguments {
            case .members(let properties):
                zip(parameterNames, properties).map { "\($0): \($1.declaredType)" }
            case .value(let type): ["_ arguments: \(type)"]
            case .command: ["_ command: \(structName)"]
            }
        parameters.append("context: QAPI.CommandContext")
        if command.flags.isCoroutine {
            parameters.append("reply: consuming QAPI.ReplyHandle<\(reply)>")
            return "func \(methodName)(\(parameters.joined(separator: ", ")))"
        }
        let result = returnsValue ? " -> \(reply)" : ""
        return "func \(methodName)(\(parameters.joined(separator: ", "))) throws(QAPI.QAPIError)\(result)"
    }

    /// Writes the registration of the method.
    func writeRegistration(to writer: inout SourceWriter) {
        if command.flags.isCoroutine {
            writer.line("self.add(\(structName).self, deferring: { command, context, reply in")
            writer.indented { $0.line("implementation.\(methodName)(\(callArguments(reply: true)))") }
        } else {
            let result = returnsValue ? reply : "Swift.Void"
            writer.line(
                "self.add(\(structName).self, calling: { (command, context) throws(QAPI.QAPIError) -> \(result) in"
            )
            writer.indented { $0.line("try implementation.\(methodName)(\(callArguments(reply: false)))") }
        }
        writer.line("})")
    }

    /// Whether a successful reply carries anything.
    private var returnsValue: Bool { command.returns != nil || !command.flags.isGenerated }

    private func callArguments(reply: Bool) -> String {
        var values =
            switch arguments {
            case .members(let properties):
                zip(parameterNames, properties).map { "\(SwiftName.label($0)): command.\($1.name)" }
            case .value: ["command.arguments"]
            case .command: ["command"]
            }
        values.append("context: context")
        if reply { values.append("reply: reply") }
        return values.joined(separator: ", ")
    }
}
