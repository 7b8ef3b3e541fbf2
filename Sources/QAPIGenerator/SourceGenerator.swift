// SPDX-License-Identifier: Apache-2.0

public import QAPISchema

/// Makes the Swift source of a schema: types, commands, events, what introspection answers, and methods for clients.
///
/// The generated source leans on the module `QAPI`. It names everything of other modules with the module, because a schema
/// may call its types anything.
public struct SourceGenerator {
    let schema: Schema

    /// The name of the Swift module that the source becomes part of.
    let module: String

    /// The names of everything.
    let names: NameTable

    /// The struct members that are stored indirectly, because their types contain one another.
    let recursion: Recursion

    /// Prepares the generation.
    ///
    /// - Parameter module: the name of the Swift module that the source becomes part of.
    /// - Throws: where the module's name is none in Swift, or an object's conditions are too many.
    public init(schema: Schema, module: String) throws(GeneratorError) {
        guard SwiftName.isIdentifier(module) else {
            throw GeneratorError(location: nil, message: "'\(module)' is not a name that a Swift module can have")
        }
        self.schema = schema
        self.module = module
        names = NameTable(of: schema, module: module)
        recursion = Recursion(of: schema)
        try checkConditions()
    }

    /// The names of the files, which are the same for every schema.
    public static let fileNames = [
        "Types.swift", "Commands.swift", "Events.swift", "Introspection.swift", "Client.swift",
    ]

    /// The files.
    public var files: [GeneratedFile] {
        zip(Self.fileNames, [types, commands, events, introspection, client]).map { name, contents in
            GeneratedFile(name: name, contents: contents)
        }
    }

    /// Each condition of a mandatory member doubles the initialisers of its object.
    private func checkConditions() throws(GeneratorError) {
        for type in schema.types {
            guard case .object(let object) = type.kind else { continue }
            let conditional = schema.members(of: object).filter { !$0.isOptional }.compactMap(\.condition)
            guard Set(conditional).count > 6 else { continue }
            throw GeneratorError(
                location: type.location,
                message: "mandatory members of '\(type.name)' have more than 6 different conditions"
            )
        }
    }

    private var types: String {
        var writer = SourceWriter()
        importRuntimeForTypes(to: &writer)
        for case .type(let id) in schema.definitions {
            writer.conditional(schema[id].condition) { writer in
                switch schema[id].kind {
                case .enumeration(let enumeration): write(enumeration, id, to: &writer)
                case .alternate(let alternate): write(alternate, id, to: &writer)
                case .object: writeObject(id, to: &writer)
                case .array, .builtin: break
                }
            }
        }
        return writer.text
    }

    /// Writes the import where there is a type that uses it: without one it would be a warning.
    private func importRuntimeForTypes(to writer: inout SourceWriter) {
        var conditions: [Condition] = []
        var isEmpty = true
        for case .type(let id) in schema.definitions {
            isEmpty = false
            guard let condition = schema[id].condition else { return writer.importRuntime() }
            if !conditions.contains(condition) { conditions.append(condition) }
        }
        guard !isEmpty else { return }
        writer.conditional(conditions.count == 1 ? conditions[0] : .any(conditions)) { $0.importRuntime() }
    }
}
