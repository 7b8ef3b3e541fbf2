// SPDX-License-Identifier: Apache-2.0

import HumanMonitor
import JSON
import ObjectModel
import Options
import QAPI

/// Objects and their properties.
extension HumanCommands {
    var objects: [HumanCommand] {
        [
            HumanCommand(
                "object_add",
                parameters: [.rest("object")],
                synopsis: "[qom-type=]type,id=str[,prop=value][,...]",
                help: "create an object",
                allowsPreconfig: true
            ) { (call) throws(QAPIError) in
                try parts.objects.create(text: call.arguments.text("object"))
                return ""
            },
            HumanCommand(
                "object_del",
                parameters: [.word("id")],
                synopsis: "id",
                help: "delete an object",
                allowsPreconfig: true
            ) {
                (call) throws(QAPIError) in
                try parts.objects.delete(id: call.arguments.text("id"))
                return ""
            },
            HumanCommand(
                "qom-list",
                parameters: [.word("path", isOptional: true)],
                synopsis: "path",
                help: "list the properties of an object",
                allowsPreconfig: true
            ) { (call) throws(QAPIError) in
                guard let path = call.arguments.optionalText("path") else { return "/\n" }
                return try parts.objects.properties(at: path).map { "\($0.name) (\($0.typeName))\n" }.joined()
            },
            HumanCommand(
                "qom-get",
                parameters: [.word("path"), .word("property")],
                synopsis: "path property",
                help: "show a property of an object",
                allowsPreconfig: true
            ) { (call) throws(QAPIError) in
                let value = try parts.objects.value(
                    of: call.arguments.text("property"),
                    at: call.arguments.text("path")
                )
                return try value.humanText + "\n"
            },
            HumanCommand(
                "qom-set",
                parameters: [.flag("j"), .word("path"), .word("property"), .rest("value")],
                synopsis: "[-j] path property value",
                help: "set a property of an object; with -j the value is JSON",
                allowsPreconfig: true
            ) { (call) throws(QAPIError) in
                try setProperty(call.arguments)
                return ""
            },
        ]
    }

    private func setProperty(_ arguments: HumanArguments) throws(QAPIError) {
        let (path, property, text) = (arguments.text("path"), arguments.text("property"), arguments.text("value"))
        let value: JSON.JSONValue
        if arguments.flags.contains("j") {
            value = try JSON.JSONValue(humanText: text)
        } else {
            let type = try parts.objects.object(at: path).objectType.property(property)?.typeName ?? "string"
            value = try ScalarKind(typeName: type).json(text, named: property)
        }
        try parts.objects.set(property, at: path, to: value)
    }

    var objectInformation: [HumanCommand] {
        [
            HumanCommand(
                "qom-tree",
                parameters: [.word("path", isOptional: true)],
                synopsis: "[path]",
                help: "an object, /machine unless given, and all that it holds",
                allowsPreconfig: true
            ) { call in
                let path = call.arguments.optionalText("path") ?? "/machine"
                do throws(QAPIError) {
                    let name = path.split(separator: "/").last.map(String.init) ?? ""
                    return tree(name, try parts.objects.object(at: path), indentation: "")
                } catch {
                    return error.errorClass == .deviceNotFound
                        ? "Path '\(path)' could not be resolved.\n" : "Warning: Path '\(path)' is ambiguous.\n"
                }
            }
        ]
    }

    private func tree(_ name: String, _ object: any ManagedObject, indentation: String) -> String {
        let children = ((object as? Container)?.children ?? []).sorted { $0.name < $1.name }
        return children.reduce("\(indentation)/\(name) (\(object.objectType.name))\n") { text, child in
            text + tree(child.name, child.object, indentation: indentation + "  ")
        }
    }
}

extension JSON.JSONValue {
    /// Reads what a person has typed.
    ///
    /// - Throws: why it is no JSON.
    init(humanText text: String) throws(QAPIError) {
        do throws(JSONParseError) {
            try self.init(parsing: text)
        } catch {
            throw QAPIError("\(error)")
        }
    }

    /// It as people see it.
    var humanText: String {
        get throws(QAPIError) {
            var writer = JSONWriter(style: .pretty)
            writer.value(self)
            do throws(JSONWriterError) {
                try writer.endMessage()
            } catch {
                throw QAPIError("\(error)")
            }
            let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\r\n")
            return lines.joined(separator: "\n")
        }
    }
}
