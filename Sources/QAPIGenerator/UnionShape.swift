// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// The branches of a union as a nested enumeration, from which the discriminator follows.
struct UnionShape {
    /// A branch as a case.
    struct Case {
        let branch: ObjectType.Variants.Branch
        /// The name in Swift, which is that of the discriminator's value.
        let name: String
        /// The type of the branch's members, or nil where it has none.
        let payload: String?
        /// When the discriminator's value is present.
        let valueCondition: Condition?

        /// When the case is present.
        var condition: Condition? {
            guard let own = branch.condition, own != valueCondition else { return valueCondition ?? branch.condition }
            return valueCondition.map { .all([$0, own]) } ?? own
        }
    }

    /// The name of the property that holds the branch.
    let branchProperty: String
    /// The name of the property that is the discriminator.
    let tagProperty: String
    private let variants: ObjectType.Variants
    private let tagType: String
    private let cases: [Case]

    init(of variants: ObjectType.Variants, besides names: [String], in generator: SourceGenerator) {
        let schema = generator.schema
        let reserved = Set(names).union(["unrecognizedMembers", "metadata"])
        let own = SwiftName.unique([variants.tag, "branch"], reserved: reserved)
        (tagProperty, branchProperty) = (own[0], own[1])
        self.variants = variants
        tagType = generator.swiftType(variants.tagType)
        guard case .enumeration(let enumeration) = schema[variants.tagType].kind else {
            preconditionFailure("the schema's checks refuse a discriminator that is no enumeration")
        }
        let values = zip(enumeration.members, generator.caseNames(of: enumeration))
        let valuesByName = Dictionary(uniqueKeysWithValues: values.map { ($0.name, (member: $0, name: $1)) })
        cases = variants.branches.compactMap { branch in
            valuesByName[branch.name].map { value in
                Case(
                    branch: branch,
                    name: value.name,
                    payload: branch.type == schema.emptyObject ? nil : generator.swiftType(branch.type),
                    valueCondition: value.member.condition
                )
            }
        }
    }

    /// Writes the property with the branch and the computed one with the discriminator.
    func writeProperties(to writer: inout SourceWriter) {
        writer.line("/// The branch with its members; `\(variants.tag)` on the wire follows from it.")
        writer.line("public let \(branchProperty): Branch")
        writer.line("")
        writer.line("/// Which branch it is.")
        writer.line("public var \(tagProperty): \(tagType) { \(branchProperty).tag }")
        writer.line("")
    }

    /// Writes the decoding of the discriminator.
    func writeTagDecoding(features: [Feature], to writer: inout SourceWriter) {
        writer.line(with: features) { features in
            let arguments = "\"\(variants.tag)\"" + (features.map { ", \($0)" } ?? "")
            return "let tag: \(tagType) = try reader.member(\(arguments))"
        }
    }

    /// Writes the decoding of the branch's members, which comes after that of the base's.
    func writeBranchDecoding(to writer: inout SourceWriter) {
        writer.line("self.\(branchProperty) = try Branch(tag, reading: &reader)")
    }

    /// Writes the encoding of the branch's members.
    func writeBranchEncoding(to writer: inout SourceWriter) {
        writer.line("self.\(branchProperty).writeMembers(to: &writer)")
    }

    /// Writes the enumeration of the branches.
    func writeBranches(to writer: inout SourceWriter) {
        writer.line("")
        writer.line("/// The branches, by the value of `\(variants.tag)`.")
        writer.block("public indirect enum Branch: Swift.Sendable") { writer in
            for branch in cases {
                let payload = branch.payload.map { "(\($0))" } ?? ""
                writer.conditional(branch.condition) { $0.line("case \(branch.name)\(payload)") }
            }
            writer.line(
                "/// A branch that the schema does not have; its members are among the union's unrecognized ones."
            )
            writer.line("case unrecognized(_ name: Swift.String)")
            writeTag(to: &writer)
            writeInitializer(to: &writer)
            writeMemberEncoding(to: &writer)
        }
    }

    private func writeTag(to writer: inout SourceWriter) {
        writer.block("var tag: \(tagType)", separated: true) { writer in
            writer.line("switch self {")
            for branch in cases {
                writer.conditional(branch.condition) { $0.line("case .\(branch.name): return .\(branch.name)") }
            }
            writer.line("case .unrecognized(let name): return .unrecognized(name)")
            writer.line("}")
        }
    }

    private func writeInitializer(to writer: inout SourceWriter) {
        let head = "init(_ tag: \(tagType), reading reader: inout QAPI.ObjectReader) throws(QAPI.DecodingError)"
        writer.block(head, separated: true) { writer in
            writer.line("switch tag {")
            for branch in cases {
                let payload = branch.payload.map { "(try \($0)(reading: &reader))" } ?? ""
                writer.conditional(branch.condition) { writer in
                    writer.line("case .\(branch.name): self = .\(branch.name)\(payload)")
                }
                writeValueWithoutBranch(branch, to: &writer)
            }
            writer.line("case .unrecognized(let name): self = .unrecognized(name)")
            writer.line("}")
        }
    }

    /// A value whose branch alone has a condition stays a value where that does not hold.
    private func writeValueWithoutBranch(_ branch: Case, to writer: inout SourceWriter) {
        guard let own = branch.branch.condition, own != branch.valueCondition else { return }
        let absent = Condition.not(own)
        writer.conditional(branch.valueCondition.map { .all([$0, absent]) } ?? absent) { writer in
            writer.line("case .\(branch.name): self = .unrecognized(tag.name)")
        }
    }

    private func writeMemberEncoding(to writer: inout SourceWriter) {
        writer.block("func writeMembers(to writer: inout QAPI.QAPIWriter)", separated: true) { writer in
            writer.line("switch self {")
            for branch in cases {
                let pattern = branch.payload == nil ? "" : "(let members)"
                let body = branch.payload == nil ? "break" : "members.writeMembers(to: &writer)"
                writer.conditional(branch.condition) { $0.line("case .\(branch.name)\(pattern): \(body)") }
            }
            writer.line("case .unrecognized: break")
            writer.line("}")
        }
    }
}
