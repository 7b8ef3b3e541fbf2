// SPDX-License-Identifier: Apache-2.0

internal import JSON

/// An object of the answer to `query-qmp-schema` with the place where it stands.
struct SchemaEntry {
    let value: JSONValue
    let place: String

    func string(_ key: String) throws(ServerSchemaError) -> String {
        guard let string = value[key]?.stringValue else {
            throw ServerSchemaError("\(place) lacks the string '\(key)'")
        }
        return string
    }

    private func entries(_ key: String) throws(ServerSchemaError) -> [SchemaEntry] {
        guard let elements = value[key]?.arrayValue else { throw ServerSchemaError("\(place) lacks the list '\(key)'") }
        return elements.enumerated().map { SchemaEntry(value: $1, place: "\(place), \(key) \($0)") }
    }

    private var features: [String] { (value["features"]?.arrayValue ?? []).compactMap(\.stringValue) }
}

extension SchemaEntry {
    func command(_ name: String) throws(ServerSchemaError) -> ServerSchema.Command {
        ServerSchema.Command(
            name: name,
            argumentType: try string("arg-type"),
            returnType: try string("ret-type"),
            allowsOutOfBand: value["allow-oob"]?.boolValue ?? false,
            features: features
        )
    }

    func event(_ name: String) throws(ServerSchemaError) -> ServerSchema.Event {
        ServerSchema.Event(name: name, dataType: try string("arg-type"), features: features)
    }

    func type(_ metaType: String) throws(ServerSchemaError) -> ServerSchema.TypeDefinition {
        switch metaType {
        case "builtin": Self.builtin(try string("json-type"))
        case "enum": .enumeration(try enumeration())
        case "array": .array(element: try string("element-type"))
        case "object": .object(try object())
        case "alternate": .alternate(try types(of: try entries("members")))
        default: .any
        }
    }

    private static func builtin(_ type: String) -> ServerSchema.TypeDefinition {
        switch type {
        case "string": .string
        case "int": .integer
        case "number": .number
        case "boolean": .boolean
        case "null": .null
        default: .any
        }
    }

    /// The values of an enumeration. Servers before QEMU 6.2 list their names alone.
    private func enumeration() throws(ServerSchemaError) -> [ServerSchema.EnumerationValue] {
        guard value["members"] != nil else {
            let names = (value["values"]?.arrayValue ?? []).compactMap(\.stringValue)
            return names.map { ServerSchema.EnumerationValue(name: $0, features: []) }
        }
        var values: [ServerSchema.EnumerationValue] = []
        for entry in try entries("members") {
            values.append(ServerSchema.EnumerationValue(name: try entry.string("name"), features: entry.features))
        }
        return values
    }

    private func object() throws(ServerSchemaError) -> ServerSchema.ObjectDefinition {
        var object = ServerSchema.ObjectDefinition(tag: value["tag"]?.stringValue, features: features)
        for entry in try entries("members") { object.members.append(try entry.member()) }
        guard value["variants"] != nil else { return object }
        for entry in try entries("variants") {
            object.variants.append(
                ServerSchema.Variant(value: try entry.string("case"), type: try entry.string("type"))
            )
        }
        return object
    }

    private func member() throws(ServerSchemaError) -> ServerSchema.Member {
        ServerSchema.Member(
            name: try string("name"),
            type: try string("type"),
            isOptional: value["default"] != nil,
            features: features
        )
    }

    private func types(of entries: [SchemaEntry]) throws(ServerSchemaError) -> [String] {
        var types: [String] = []
        for entry in entries { types.append(try entry.string("type")) }
        return types
    }
}
