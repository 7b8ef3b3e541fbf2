// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// A type as Swift source.
    func swiftType(_ id: SchemaType.ID) -> String {
        switch schema[id].kind {
        case .builtin(let builtin): swiftType(builtin)
        case .array(let element): "[\(swiftType(element))]"
        case .object, .enumeration, .alternate:
            id == schema.emptyObject ? "QAPI.EmptyObject" : names.reference(to: id)
        }
    }

    /// The type of a command's reply.
    func replyType(of command: Command) -> String {
        guard command.flags.isGenerated else { return "QAPI.EncodedJSON" }
        return command.returns.map(swiftType) ?? "QAPI.EmptyObject"
    }

    private func swiftType(_ builtin: BuiltinType) -> String {
        switch builtin {
        case .str: "Swift.String"
        case .number: "Swift.Double"
        case .int, .int64: "Swift.Int64"
        case .int8: "Swift.Int8"
        case .int16: "Swift.Int16"
        case .int32: "Swift.Int32"
        case .uint8: "Swift.UInt8"
        case .uint16: "Swift.UInt16"
        case .uint32: "Swift.UInt32"
        case .uint64, .size: "Swift.UInt64"
        case .bool: "Swift.Bool"
        case .null: "QAPI.Null"
        case .any: "QAPI.JSONValue"
        }
    }
}
