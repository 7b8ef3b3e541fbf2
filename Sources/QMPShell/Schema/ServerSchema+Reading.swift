// SPDX-License-Identifier: Apache-2.0

package import JSON

extension ServerSchema {
    /// Reads the answer to `query-qmp-schema`, or a whole reply with the answer in it.
    ///
    /// What a newer server may add is passed over: members of entries, and kinds of types, whose values are any then.
    package init(reading reply: JSONValue) throws(ServerSchemaError) {
        guard let entries = (reply["return"] ?? reply).arrayValue else {
            throw ServerSchemaError("a schema is a list of entries")
        }
        var commands: [Command] = []
        var events: [Event] = []
        var types: [String: TypeDefinition] = [:]
        types.reserveCapacity(entries.count)
        for (index, value) in entries.enumerated() {
            let entry = SchemaEntry(value: value, place: "entry \(index)")
            let name = try entry.string("name")
            switch try entry.string("meta-type") {
            case "command": commands.append(try entry.command(name))
            case "event": events.append(try entry.event(name))
            case let metaType: types[name] = try entry.type(metaType)
            }
        }
        self.init(commands: commands, events: events, types: types)
        for name in types.keys where !hasEnd(name, within: Self.deepestType) {
            throw ServerSchemaError("type '\(name)' is made of itself")
        }
    }

    /// Whether a type that is made of others, as lists and alternates are, leads to some that are not within so many steps.
    private func hasEnd(_ name: String, within steps: Int) -> Bool {
        switch type(name) {
        case .array(let element): steps > 0 && hasEnd(element, within: steps - 1)
        case .alternate(let branches): steps > 0 && branches.allSatisfy { hasEnd($0, within: steps - 1) }
        default: true
        }
    }

    private static let deepestType = 4

    /// Reads the text of such an answer.
    package init(readingText text: [UInt8]) throws(ServerSchemaError) {
        let value: JSONValue
        do throws(JSONParseError) {
            value = try JSONValue(parsing: text)
        } catch {
            throw ServerSchemaError("\(error) at byte \(error.offset)")
        }
        try self.init(reading: value)
    }
}
