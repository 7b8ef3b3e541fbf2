// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// The file with the commands: their arguments, the protocols that servers implement, and the registration.
    var commands: String {
        var writer = SourceWriter()
        writer.importRuntime()
        writer.line("")
        writer.line("/// The commands with their arguments.")
        writer.block("public enum Commands") { writer in
            writeList(
                "The commands of this build.",
                of: "QAPI.QAPICommand",
                schema.commands.map { (names.structName(of: $0), $0.condition) },
                to: &writer
            )
        }
        for command in schema.commands {
            writer.conditional(command.condition) { writer in
                writer.block("extension Commands", separated: true) { write(command, to: &$0) }
            }
        }
        for (module, name) in names.protocols.sorted(by: { $0.key < $1.key }) {
            let commands = schema.commands.filter { $0.module == module }
            writeProtocol(name, of: commands, module: module, to: &writer)
            writeRegistration(name, of: commands, module: module, to: &writer)
        }
        return writer.text
    }

    /// Writes a static property with all types of a namespace that this build has.
    func writeList(
        _ summary: String,
        of type: String,
        _ names: [(String, Condition?)],
        to writer: inout SourceWriter
    ) {
        writer.line("/// \(summary)")
        writer.block("public static var all: [any \(type).Type]") { writer in
            writer.line("var all: [any \(type).Type] = []")
            // A variable that no condition lets change would be a warning.
            writer.line("all.reserveCapacity(\(names.count))")
            for (name, condition) in names { writer.conditional(condition) { $0.line("all.append(\(name).self)") } }
            writer.line("return all")
        }
    }

    private func write(_ command: Command, to writer: inout SourceWriter) {
        writer.documentation(command.documentation, fallback: "The command `\(command.name)`.")
        writer.block("public struct \(names.structName(of: command)): QAPI.QAPICommand") { writer in
            writer.line("public typealias Reply = \(replyType(of: command))")
            writer.line("")
            writer.block("public static var metadata: QAPI.CommandMetadata") { writer in
                var arguments = ["name: \"\(command.name)\""]
                let flags = flagCases(of: command)
                if !flags.isEmpty { arguments.append("flags: [\(flags.joined(separator: ", "))]") }
                writeMetadata("QAPI.CommandMetadata", arguments, command.features, to: &writer)
            }
            writer.line("")
            writeMembers(command.arguments, "arguments", documentation: command.documentation, to: &writer)
        }
    }

    /// Writes the call that makes the metadata of a command or an event; features may be conditional.
    func writeMetadata(
        _ type: String,
        _ arguments: [String],
        _ features: [Feature],
        to writer: inout SourceWriter
    ) {
        guard !features.isEmpty else {
            writer.line("\(type)(\(arguments.joined(separator: ", ")))")
            return
        }
        guard features.contains(where: { $0.condition != nil }) else {
            writer.line("\(type)(\((arguments + ["features: [\(features.nameList)]"]).joined(separator: ", ")))")
            return
        }
        writer.line("var features: [Swift.String] = []")
        writer.line("features.reserveCapacity(\(features.count))")
        for feature in features {
            writer.conditional(feature.condition) { $0.line("features.append(\"\(feature.name)\")") }
        }
        writer.line("return \(type)(\((arguments + ["features: features"]).joined(separator: ", ")))")
    }

    /// Writes the members of a command or an event: inline ones as its own, a named type's as one value.
    func writeMembers(
        _ id: SchemaType.ID?,
        _ wholeName: String,
        documentation: Documentation?,
        to writer: inout SourceWriter
    ) {
        guard let id, !schema.isImplicit(id) else {
            ObjectShape(of: id, in: self).write(documentation: documentation, to: &writer)
            return
        }
        let type = swiftType(id)
        writer.line("/// The members.")
        writer.line("public let \(wholeName): \(type)")
        writer.line("")
        writer.line("/// Takes the members as a whole.")
        writer.line("public init(_ \(wholeName): \(type)) { self.\(wholeName) = \(wholeName) }")
        writer.block("public init(reading reader: inout QAPI.ObjectReader) throws(QAPI.DecodingError)", separated: true)
        {
            $0.line("self.\(wholeName) = try \(type)(reading: &reader)")
        }
        writer.block("public func writeMembers(to writer: inout QAPI.QAPIWriter)", separated: true) {
            $0.line("\(wholeName).writeMembers(to: &writer)")
        }
    }

    private func flagCases(of command: Command) -> [String] {
        let flags = command.flags
        return [
            (flags.allowsOutOfBand, ".allowsOutOfBand"), (flags.allowsPreconfig, ".allowsPreconfig"),
            (!flags.sendsSuccessResponse, ".omitsSuccessResponse"), (flags.isCoroutine, ".isCoroutine"),
            (command.takesAnyMember, ".takesAnyMember"),
        ].filter(\.0).map(\.1)
    }
}
