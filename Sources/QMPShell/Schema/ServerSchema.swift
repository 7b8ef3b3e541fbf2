// SPDX-License-Identifier: Apache-2.0

/// What a server says of its own commands and events, and of the types that they use: the answer to `query-qmp-schema`.
///
/// Only commands and events have names that mean something. The names of types are masks that lead from one entry to another.
package struct ServerSchema: Sendable {
    /// The commands in the order of the answer.
    package let commands: [Command]

    /// The events in the order of the answer.
    package let events: [Event]

    private let types: [String: TypeDefinition]
    private let commandIndices: [String: Int]

    init(commands: [Command], events: [Event], types: [String: TypeDefinition]) {
        self.commands = commands
        self.events = events
        self.types = types
        commandIndices = Dictionary(commands.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The command of a name.
    package func command(_ name: String) -> Command? { commandIndices[name].map { commands[$0] } }

    /// The event of a name.
    package func event(_ name: String) -> Event? { events.first { $0.name == name } }

    /// What a name of a type stands for; for one that is not in the answer, any value.
    package func type(_ name: String) -> TypeDefinition { types[name] ?? .any }

    /// The type of an object, which is without members where the name is that of no object.
    package func object(_ name: String) -> ObjectDefinition {
        guard case .object(let object) = type(name) else { return ObjectDefinition() }
        return object
    }
}

extension ServerSchema {
    /// A command.
    package struct Command: Sendable {
        /// The name.
        package let name: String
        /// The type of its arguments, which is an object.
        package let argumentType: String
        /// The type of what it returns.
        package let returnType: String
        /// Whether it may be executed out of band.
        package let allowsOutOfBand: Bool
        /// What sets it apart, such as `deprecated`.
        package let features: [String]
    }

    /// An event.
    package struct Event: Sendable {
        /// The name.
        package let name: String
        /// The type of its data, which is an object.
        package let dataType: String
        /// What sets it apart, such as `deprecated`.
        package let features: [String]
    }
}
