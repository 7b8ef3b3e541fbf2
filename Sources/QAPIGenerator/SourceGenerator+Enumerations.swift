// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// Writes an enumeration: an open one, so that a client can keep a value of a newer server.
    func write(_ enumeration: EnumerationType, _ id: SchemaType.ID, to writer: inout SourceWriter) {
        let type = schema[id]
        let cases = caseNames(of: enumeration)
        let members = Array(zip(enumeration.members, cases))
        writer.line("")
        writer.documentation(type.documentation, fallback: "The enumeration `\(type.name)`.")
        writer.block("public enum \(self.names.declaration(of: id)): QAPI.QAPIEnumeration") { writer in
            for (member, name) in members {
                writer.conditional(member.condition) { writer in
                    writer.documentation(of: member.name, in: type.documentation)
                    writer.line("case \(name)")
                }
            }
            writer.line("/// A value that the schema does not have.")
            writer.line("case unrecognized(_ name: Swift.String)")
            writeRecognition(of: members, to: &writer)
            writeName(of: members, to: &writer)
            writeSpecialFeatures(of: members, to: &writer)
        }
    }

    /// The names of the cases of an enumeration, in its order.
    func caseNames(of enumeration: EnumerationType) -> [String] {
        SwiftName.unique(enumeration.members.map(\.name), reserved: ["unrecognized"])
    }

    private func writeRecognition(of members: [(EnumerationType.Member, String)], to writer: inout SourceWriter) {
        writer.block("public init?(recognizing name: Swift.String)", separated: true) { writer in
            writer.line("switch name {")
            for (member, name) in members {
                writer.conditional(member.condition) { $0.line("case \"\(member.name)\": self = .\(name)") }
            }
            writer.line("default: return nil")
            writer.line("}")
        }
    }

    private func writeName(of members: [(EnumerationType.Member, String)], to writer: inout SourceWriter) {
        writer.block("public var name: Swift.String", separated: true) { writer in
            writer.line("switch self {")
            for (member, name) in members {
                writer.conditional(member.condition) { $0.line("case .\(name): return \"\(member.name)\"") }
            }
            writer.line("case .unrecognized(let name): return name")
            writer.line("}")
        }
    }

    private func writeSpecialFeatures(of members: [(EnumerationType.Member, String)], to writer: inout SourceWriter) {
        let special = members.filter { !$0.0.features.special.isEmpty }
        guard !special.isEmpty else { return }
        writer.block("public var specialFeatures: QAPI.SpecialFeatures", separated: true) { writer in
            writer.line("switch self {")
            for (member, name) in special {
                writer.conditional(member.condition) { writer in
                    writer.line(with: member.features) { "case .\(name): return \($0 ?? "[]")" }
                }
            }
            writer.line("default: return []")
            writer.line("}")
        }
    }
}
