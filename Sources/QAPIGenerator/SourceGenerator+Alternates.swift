// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// Writes an alternate: an enumeration whose case follows from the kind of the JSON value.
    func write(_ alternate: AlternateType, _ id: SchemaType.ID, to writer: inout SourceWriter) {
        let type = schema[id]
        let names = SwiftName.unique(alternate.branches.map(\.name), reserved: ["unrecognized"])
        let branches = Array(zip(alternate.branches, names))
        writer.line("")
        writer.documentation(type.documentation, fallback: "The alternate `\(type.name)`.")
        writer.block("public indirect enum \(self.names.declaration(of: id)): QAPI.QAPIAlternate") { writer in
            for (branch, name) in branches {
                writer.conditional(branch.condition) { writer in
                    writer.documentation(of: branch.name, in: type.documentation)
                    writer.line("case \(name)(\(swiftType(branch.type)))")
                }
            }
            writer.line("/// A value of a kind that no branch has.")
            writer.line("case unrecognized(_ value: QAPI.JSONValue)")
            writer.line("")
            writer.line("public static var schemaName: Swift.String { \"\(type.name)\" }")
            writeDecoding(of: branches, to: &writer)
            writeEncoding(of: branches, to: &writer)
        }
    }

    private func writeDecoding(of branches: [(AlternateType.Branch, String)], to writer: inout SourceWriter) {
        let head = "public init(from json: QAPI.JSONValue, _ options: QAPI.DecodingOptions) throws(QAPI.DecodingError)"
        writer.block(head, separated: true) { writer in
            writer.line("switch json.kind {")
            for (branch, name) in branches {
                let value = "try \(swiftType(branch.type))(from: json, options)"
                writer.conditional(branch.condition) { writer in
                    writer.line("case \(jsonKind(of: branch.type)): self = .\(name)(\(value))")
                }
            }
            writer.line("default: self = try Self.unmatched(json, options)")
            writer.line("}")
        }
    }

    private func writeEncoding(of branches: [(AlternateType.Branch, String)], to writer: inout SourceWriter) {
        writer.block("public func write(to writer: inout QAPI.QAPIWriter)", separated: true) { writer in
            writer.line("switch self {")
            for (branch, name) in branches {
                writer.conditional(branch.condition) { $0.line("case .\(name)(let value): value.write(to: &writer)") }
            }
            writer.line("case .unrecognized(let value): value.write(to: &writer)")
            writer.line("}")
        }
    }

    /// The kind of JSON value that a branch takes: a number of any form belongs to a branch of any numeric type.
    private func jsonKind(of id: SchemaType.ID) -> String {
        switch schema[id].kind {
        case .array: ".array"
        case .object: ".object"
        case .enumeration, .builtin(.str): ".string"
        case .builtin(.bool): ".bool"
        case .builtin(.null): ".null"
        case .builtin: ".number"
        case .alternate: preconditionFailure("the schema's checks refuse an alternate within an alternate")
        }
    }
}
