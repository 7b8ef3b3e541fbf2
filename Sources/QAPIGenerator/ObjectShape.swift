// SPDX-License-Identifier: Apache-2.0

import QAPISchema

/// An object type as a Swift struct: its members with those of its bases, and its branches if it is a union.
struct ObjectShape {
    /// A member as a stored property.
    struct Property {
        let member: ObjectType.Member
        /// The name in Swift.
        let name: String
        /// The type in Swift, without the mark of an optional.
        let type: String
        let isIndirect: Bool

        /// The type in Swift.
        var declaredType: String { member.isOptional ? type + "?" : type }

        /// The declaration: of a constant, because the accessors of variables are a sixth of what the build of generated
        /// source costs. What no initialiser can set, and what a wrapper stores, has to be a variable.
        var declaration: String {
            let isLeftOut = member.isOptional && member.condition != nil
            let isVariable = isIndirect || isLeftOut
            return (isIndirect ? "@QAPI.Indirect " : "")
                + "public \(isVariable ? "var" : "let") \(name): \(declaredType)"
                + (isLeftOut ? " = nil" : "")
        }
    }

    /// All members but the discriminator, which follows from the branch.
    let properties: [Property]

    /// The branches, for a union.
    let union: UnionShape?

    /// The members in the order in which they are decoded, each with its property; the discriminator has none.
    private let membersOnWire: [(member: ObjectType.Member, property: Property?)]

    /// The shape of an object type; the type itself where `id` is nil has no members.
    init(of id: SchemaType.ID?, in generator: SourceGenerator) {
        let members = id.map { generator.schema.members(of: $0) } ?? []
        let variants = id.flatMap { generator.schema.variants(of: $0) }
        let stored = members.filter { $0.name != variants?.tag }
        let names = SwiftName.unique(stored.map(\.name), reserved: ["unrecognizedMembers", "metadata"])
        let properties = zip(stored, names).map { member, name in
            Property(
                member: member,
                name: name,
                type: generator.swiftType(member.type),
                isIndirect: id.map { generator.recursion.isIndirect(member.type, in: $0) } ?? false
            )
        }
        self.properties = properties
        union = variants.map { UnionShape(of: $0, besides: names, in: generator) }
        var rest = properties[...]
        membersOnWire = members.map { ($0, $0.name == variants?.tag ? nil : rest.popFirst()) }
    }

    /// Writes the properties, the memberwise initialiser, the decoding and the encoding.
    func write(documentation: Documentation?, to writer: inout SourceWriter) {
        for property in properties {
            writer.conditional(property.member.condition) { writer in
                writer.documentation(of: property.member.name, in: documentation)
                writer.line(property.declaration)
            }
        }
        union?.writeProperties(to: &writer)
        writer.line("/// What a newer peer sent beside the members of the schema.")
        writer.line("public var unrecognizedMembers: QAPI.JSONObject = QAPI.noMembers")
        writeInitializers(to: &writer)
        writeDecoding(to: &writer)
        writeEncoding(to: &writer)
        union?.writeBranches(to: &writer)
    }

    private func writeDecoding(to writer: inout SourceWriter) {
        let head = "public init(reading reader: inout QAPI.ObjectReader) throws(QAPI.DecodingError)"
        writer.block(head, separated: true) { writer in
            for (member, property) in membersOnWire {
                guard let property else {
                    union?.writeTagDecoding(features: member.features, to: &writer)
                    continue
                }
                let function = member.isOptional ? "optionalMember" : "member"
                writer.conditional(member.condition) { writer in
                    writer.line(with: member.features) { features in
                        let arguments = "\"\(member.name)\"" + (features.map { ", \($0)" } ?? "")
                        return "self.\(property.name) = try reader.\(function)(\(arguments))"
                    }
                }
            }
            union?.writeBranchDecoding(to: &writer)
            writer.line("self.unrecognizedMembers = try reader.unrecognizedMembers()")
        }
    }

    private func writeEncoding(to writer: inout SourceWriter) {
        writer.block("public func writeMembers(to writer: inout QAPI.QAPIWriter)", separated: true) { writer in
            for (member, property) in membersOnWire {
                let name = property?.name ?? union?.tagProperty ?? ""
                let label = member.isOptional ? "optional: " : ""
                writer.conditional(member.condition) { writer in
                    writer.line(with: member.features) { features in
                        let arguments = "\"\(member.name)\", \(label)self.\(name)" + (features.map { ", \($0)" } ?? "")
                        return "writer.member(\(arguments))"
                    }
                }
            }
            union?.writeBranchEncoding(to: &writer)
            writer.line("writer.members(unrecognized: self.unrecognizedMembers)")
        }
    }
}
