// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// The names in Swift of everything that a schema defines, each unique where it stands.
struct NameTable {
    private var types: [SchemaType.ID: String] = [:]
    private let commands: [String: String]
    private let methods: [String: String]
    private let events: [String: String]

    /// The protocol of each module that has commands, by the module's index.
    let protocols: [Int: String]

    /// The name of the namespace with the schema's introspection.
    let introspection: String

    private let module: String

    /// Names that stand within commands and events, where they hide a type of the same name.
    private let nested: Set<String>

    init(of schema: Schema, module: String) {
        self.module = module
        introspection = module + "Schema"
        protocols = Self.protocols(of: schema)

        // What generated source qualifies other names with is never to be hidden.
        let qualifiers: Set<String> = ["Swift", "QAPI", module]
        commands = Self.names(schema.commands.map(\.name), SwiftName.upperCamel, reserved: qualifiers)
        methods = Self.names(schema.commands.map(\.name), SwiftName.lowerCamel, reserved: [])
        events = Self.names(schema.events.map(\.name), SwiftName.upperCamel, reserved: qualifiers)
        nested = Set(commands.values).union(events.values)

        let own: Set<String> = ["Branch", "Commands", "Events", "Reply", introspection]
        var scope = NameScope(reserved: qualifiers.union(own).union(protocols.values))
        for case .type(let id) in schema.definitions {
            types[id] = scope.add(SwiftName.type(schema[id].name))
        }
    }

    /// The name of a defined type's declaration.
    func declaration(of id: SchemaType.ID) -> String {
        guard let name = types[id] else { preconditionFailure("a type that the schema does not define") }
        return name
    }

    /// The name of a command's struct in the namespace `Commands`.
    func structName(of command: Command) -> String { Self.name(commands[command.name]) }

    /// The name of the method that implements a command.
    func methodName(of command: Command) -> String { Self.name(methods[command.name]) }

    /// The name of an event's struct in the namespace `Events`.
    func structName(of event: Event) -> String { Self.name(events[event.name]) }

    /// A type as generated source refers to it: with the module where something nested has the same name.
    func reference(to id: SchemaType.ID) -> String {
        // The one enumeration that every schema has without a definition.
        guard let name = types[id] else { return "QAPI.QType" }
        return nested.contains(name) ? "\(module).\(name)" : name
    }

    private static func name(_ found: String?) -> String {
        guard let found else { preconditionFailure("a definition of another schema") }
        return found
    }

    private static func names(
        _ names: [String],
        _ spell: (String) -> String,
        reserved: Set<String>
    ) -> [String: String] {
        var scope = NameScope(reserved: reserved)
        return Dictionary(uniqueKeysWithValues: names.map { ($0, scope.add(spell($0))) })
    }

    private static func protocols(of schema: Schema) -> [Int: String] {
        var scope = NameScope(reserved: [])
        var names: [Int: String] = [:]
        for module in Set(schema.commands.map(\.module)).sorted() {
            let file = schema.modules[module].name.split(separator: "/").last ?? "schema"
            let stem = file.split(separator: ".").first ?? file
            names[module] = scope.add(SwiftName.upperCamel(String(stem)) + "Commands")
        }
        return names
    }
}
