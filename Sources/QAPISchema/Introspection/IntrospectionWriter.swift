// SPDX-License-Identifier: Apache-2.0

/// Writes the entries of introspection.
///
/// Checked names hold letters, digits, `-`, `_` and `.` only, so no string needs an escape.
struct IntrospectionWriter {
    /// What an entry is about.
    private enum Entity {
        case message(Schema.Message)
        case type(SchemaType.ID)
    }

    private let schema: Schema
    private let usedTypes: UsedTypes

    init(_ schema: Schema, unmasked: Bool) {
        self.schema = schema
        usedTypes = UsedTypes(of: schema, unmasked: unmasked)
    }

    /// The pieces of the whole array.
    func pieces(entrySeparator: String) -> [Introspection.Piece] {
        var text = ConditionalText()
        let entities = schema.messages.map(Entity.message) + usedTypes.types.map(Entity.type)
        text.appendArray(of: entities, separator: entrySeparator, condition: condition) { entity, text in
            switch entity {
            case .message(.command(let command)): write(command, to: &text)
            case .message(.event(let event)): write(event, to: &text)
            case .type(let type): write(type, to: &text)
            }
        }
        text.finish()
        return text.pieces
    }

    private func condition(of entity: Entity) -> Condition? {
        switch entity {
        case .message(.command(let command)): command.condition
        case .message(.event(let event)): event.condition
        case .type(let type): schema[type].condition
        }
    }

    private func write(_ command: Command, to text: inout ConditionalText) {
        writeEntry(command.name, "command", command.features, to: &text) { text in
            text.append(", \"arg-type\": \"\(usedTypes.name(of: command.arguments ?? schema.emptyObject))\"")
            text.append(", \"ret-type\": \"\(usedTypes.name(of: command.returns ?? schema.emptyObject))\"")
            if command.flags.allowsOutOfBand { text.append(", \"allow-oob\": true") }
        }
    }

    private func write(_ event: Event, to text: inout ConditionalText) {
        writeEntry(event.name, "event", event.features, to: &text) { text in
            text.append(", \"arg-type\": \"\(usedTypes.name(of: event.data ?? schema.emptyObject))\"")
        }
    }

    private func write(_ id: SchemaType.ID, to text: inout ConditionalText) {
        let type = schema[id]
        writeEntry(usedTypes.name(of: id), type.kind.metaType, type.features, to: &text) { text in
            switch type.kind {
            case .builtin(let builtin): text.append(", \"json-type\": \"\(builtin.jsonType)\"")
            case .array(let element): text.append(", \"element-type\": \"\(usedTypes.name(of: element))\"")
            case .enumeration(let enumeration): write(enumeration, to: &text)
            case .object(let object): write(object, to: &text)
            case .alternate(let alternate):
                text.append(", \"members\": ")
                text.appendArray(of: alternate.branches, condition: \.condition) { branch, text in
                    text.append("{\"type\": \"\(usedTypes.name(of: branch.type))\"}")
                }
            }
        }
    }

    private func write(_ enumeration: EnumerationType, to text: inout ConditionalText) {
        text.append(", \"members\": ")
        text.appendArray(of: enumeration.members, condition: \.condition) { member, text in
            text.append("{\"name\": \"\(member.name)\"")
            write(member.features, to: &text)
            text.append("}")
        }
        text.append(", \"values\": ")
        text.appendArray(of: enumeration.members, condition: \.condition) { member, text in
            text.append("\"\(member.name)\"")
        }
    }

    private func write(_ object: ObjectType, to text: inout ConditionalText) {
        text.append(", \"members\": ")
        text.appendArray(of: schema.members(of: object), condition: \.condition) { member, text in
            text.append("{\"name\": \"\(member.name)\", \"type\": \"\(usedTypes.name(of: member.type))\"")
            if member.isOptional { text.append(", \"default\": null") }
            write(member.features, to: &text)
            text.append("}")
        }
        guard let variants = object.variants else { return }
        text.append(", \"tag\": \"\(variants.tag)\", \"variants\": ")
        text.appendArray(of: variants.branches, condition: \.condition) { branch, text in
            text.append("{\"case\": \"\(branch.name)\", \"type\": \"\(usedTypes.name(of: branch.type))\"}")
        }
    }

    private func writeEntry(
        _ name: String,
        _ metaType: String,
        _ features: [Feature],
        to text: inout ConditionalText,
        body: (inout ConditionalText) -> Void
    ) {
        text.append("{\"name\": \"\(name)\", \"meta-type\": \"\(metaType)\"")
        body(&text)
        write(features, to: &text)
        text.append("}")
    }

    /// Writes the features of an entry or member; none make no array, though conditions may leave an array empty.
    private func write(_ features: [Feature], to text: inout ConditionalText) {
        if features.isEmpty { return }
        text.append(", \"features\": ")
        text.appendArray(of: features, condition: \.condition) { feature, text in
            text.append("\"\(feature.name)\"")
        }
    }
}

extension SchemaType.Kind {
    /// The sort of type as introspection calls it.
    fileprivate var metaType: String {
        switch self {
        case .builtin: "builtin"
        case .enumeration: "enum"
        case .array: "array"
        case .object: "object"
        case .alternate: "alternate"
        }
    }
}
