// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import JSON
import QAPI

/// The command of `introspect.json`.
struct IntrospectModule: IntrospectCommands {
    /// The features whose bearers clients are not told of. Of those that are unstable they are, as QEMU's are.
    let hides: SpecialFeatures

    func queryQmpSchema(context: CommandContext) throws(QAPIError) -> EncodedJSON {
        hides.contains(.deprecated) ? Self.withoutDeprecated : ControlProtocolSchema.introspection
    }

    private static let withoutDeprecated: EncodedJSON = {
        guard let entries = (try? JSONValue(parsing: ControlProtocolSchema.introspection.text))?.arrayValue,
            let text = try? EncodedJSON(from: .array(entries.compactMap(\.withoutDeprecated)), .server)
        else { preconditionFailure("the introspection of the schema is an array") }
        return text
    }()
}

extension JSONValue {
    /// An entry without what is deprecated, or nil where it is so itself. Values of enumerations stay.
    fileprivate var withoutDeprecated: JSONValue? {
        guard var entry = objectValue, !isDeprecated else { return nil }
        switch entry["meta-type"] {
        case "object": entry["members"] = entry["members"]?.arrayValue.map { .array($0.filter { !$0.isDeprecated }) }
        case "enum": entry["values"] = nil
        default: break
        }
        return .object(entry)
    }

    private var isDeprecated: Bool { self["features"]?.arrayValue?.contains("deprecated") ?? false }
}
