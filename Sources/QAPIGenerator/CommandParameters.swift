// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// How a method of a server or a client takes a command's arguments.
struct CommandParameters {
    private enum Form {
        /// One by one: inline members, each with the name of its parameter.
        case members([(name: String, property: ObjectShape.Property)])
        /// As a value of the named type.
        case value(type: String)
        /// As the command itself: boxed or open arguments.
        case command
    }

    private let form: Form
    private let structName: String

    /// Names the parameters of a command's method.
    ///
    /// - Parameters:
    ///   - reserved: What other parameters are called.
    ///   - needsAll: Whether all members have to be there; otherwise a command of which some may not be is taken as itself.
    init(of command: Command, reserved: Set<String>, needsAll: Bool, in generator: SourceGenerator) {
        structName = "Commands." + generator.names.structName(of: command)
        if let id = command.arguments, !generator.schema.isImplicit(id) {
            form = .value(type: generator.swiftType(id))
            return
        }
        let properties = ObjectShape(of: command.arguments, in: generator).properties
        let isConditional = properties.contains { $0.member.condition != nil }
        if command.flags.isBoxed || command.takesAnyMember || (isConditional && !needsAll) {
            form = .command
        } else {
            let names = SwiftName.unique(properties.map(\.member.name), reserved: reserved.union(["command"]))
            form = .members(zip(names, properties).map { (name: $0, property: $1) })
        }
    }

    /// The parameters as a method declares them.
    ///
    /// - Parameter hasDefaults: Whether optional arguments may be left out.
    func declarations(hasDefaults: Bool) -> [String] {
        switch form {
        case .members(let members):
            members.map { name, property in
                let isLeftOut = hasDefaults && property.member.isOptional
                return "\(name): \(property.declaredType)\(isLeftOut ? " = nil" : "")"
            }
        case .value(let type): ["_ arguments: \(type)"]
        case .command: ["_ command: \(structName)"]
        }
    }

    /// The arguments of a call, out of the command in the constant `command`.
    var fromCommand: [String] {
        switch form {
        case .members(let members): members.map { "\(SwiftName.label($0)): command.\($1.name)" }
        case .value: ["command.arguments"]
        case .command: ["command"]
        }
    }

    /// The command, out of the parameters.
    var command: String {
        switch form {
        case .members(let members):
            "\(structName)(\(members.map { "\(SwiftName.label($1.name)): \($0)" }.joined(separator: ", ")))"
        case .value: "\(structName)(arguments)"
        case .command: "command"
        }
    }
}
