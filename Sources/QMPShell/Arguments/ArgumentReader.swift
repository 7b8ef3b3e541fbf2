// SPDX-License-Identifier: Apache-2.0

package import JSON

/// Makes JSON of the words behind a command, by the types that the server's schema has for its arguments.
package struct ArgumentReader: Sendable {
    /// What the server says of its commands.
    package let schema: ServerSchema

    /// Makes a reader for a server.
    package init(_ schema: ServerSchema) { self.schema = schema }

    /// The arguments of a command.
    ///
    /// - Parameter words: Words of the form `key=value`, `key.part=value` for a part of an object and `key.0=value` for an
    ///   element of a list; or JSON objects, whose members are arguments that are taken as they are.
    /// - Throws: What is wrong with which argument, and what was expected.
    package func arguments(
        of command: ServerSchema.Command,
        _ words: [String]
    ) throws(ArgumentError) -> JSONObject {
        let tree = try ArgumentTree(words)
        return try object(tree, as: schema.object(command.argumentType), at: "", of: "command '\(command.name)'")
    }

    /// The arguments of a command that no schema describes: what reads as JSON is that value, all else is a string.
    package static func untypedArguments(_ words: [String]) throws(ArgumentError) -> JSONObject {
        let anything = ServerSchema(commands: [], events: [], types: [:])
        let value = try ArgumentReader(anything).any(try ArgumentTree(words), at: "")
        return value.objectValue ?? JSONObject()
    }

    // MARK: - By parts

    private func value(_ node: ArgumentTree.Node, as type: String, at path: String) throws(ArgumentError) -> JSONValue {
        switch node {
        case .value(let value): value
        case .text(let text): try ArgumentText(text, at: path).value(as: type, in: schema)
        case .parts(let parts): try value(ofParts: parts, as: type, at: path)
        }
    }

    private func value(
        ofParts parts: ArgumentTree,
        as type: String,
        at path: String
    ) throws(ArgumentError) -> JSONValue {
        switch schema.type(type) {
        case .object(let object): return .object(try self.object(parts, as: object, at: path, of: "'\(path)'"))
        case .array(let element): return .array(try list(parts, of: element, at: path))
        case .any: return try any(parts, at: path)
        case .alternate(let branches):
            let branch = branches.first { branch in
                switch schema.type(branch) {
                case .object: !parts.isList
                case .array: parts.isList
                default: false
                }
            }
            if let branch { return try value(ofParts: parts, as: branch, at: path) }
        case .string, .integer, .number, .boolean, .null, .enumeration: break
        }
        throw ArgumentError(argument: path, text: "has no parts; it takes \(schema.expectation(type))")
    }

    private func object(
        _ tree: ArgumentTree,
        as object: ServerSchema.ObjectDefinition,
        at path: String,
        of owner: String
    ) throws(ArgumentError) -> JSONObject {
        let members = schema.members(of: object) { tree.text(of: $0) }
        let prefix = path.isEmpty ? "" : path + "."
        var result = JSONObject()
        for (key, node) in tree.members {
            guard let member = members.first(where: { $0.name == key }) else {
                if case .value(let value) = node { result[key] = value; continue }
                throw unknown(prefix + key, in: members, of: owner)
            }
            result[key] = try value(node, as: member.type, at: prefix + key)
        }
        for member in members where !member.isOptional && tree[member.name] == nil {
            let expectation = schema.expectation(member.type)
            throw ArgumentError(argument: prefix + member.name, text: "is missing: \(expectation)")
        }
        return result
    }

    private func unknown(_ path: String, in members: [ServerSchema.Member], of owner: String) -> ArgumentError {
        let names = members.map(\.name).joined(separator: ", ")
        return ArgumentError(
            argument: path,
            text: names.isEmpty ? "is unknown: \(owner) takes none" : "is unknown: \(owner) takes \(names)"
        )
    }

    private func list(
        _ parts: ArgumentTree,
        of element: String,
        at path: String
    ) throws(ArgumentError) -> [JSONValue] {
        guard let nodes = parts.elements else {
            throw ArgumentError(argument: path, text: "is a list: its parts have the keys 0, 1 and so on")
        }
        var elements: [JSONValue] = []
        for (index, node) in nodes.enumerated() {
            elements.append(try value(node, as: element, at: "\(path).\(index)"))
        }
        return elements
    }

    private func any(_ parts: ArgumentTree, at path: String) throws(ArgumentError) -> JSONValue {
        var object = JSONObject()
        for (key, node) in parts.members {
            object[key] = try value(node, as: ServerSchema.anyType, at: path.isEmpty ? key : "\(path).\(key)")
        }
        return .object(object)
    }
}

extension ArgumentTree {
    /// Whether the parts are those of a list.
    var isList: Bool { elements != nil }

    /// The parts in the order of their keys, if these are 0, 1 and so on.
    var elements: [Node]? {
        var nodes: [Node] = []
        for index in members.indices {
            guard let node = self[String(index)] else { return nil }
            nodes.append(node)
        }
        return nodes
    }
}
