// SPDX-License-Identifier: Apache-2.0

extension SemanticChecks {
    /// The check of what makes an object type a union.
    struct UnionCheck {
        let tag: String
        let tagType: SchemaType.ID
        let values: Set<String>
        /// The branches to check: those of the definition, then the implied empty ones.
        let written: [Declaration.Branch]
        /// The checked branches.
        var branches: [ObjectType.Variants.Branch] = []

        var variants: ObjectType.Variants { .init(tag: tag, tagType: tagType, branches: branches) }
    }

    /// Checks the discriminator of a union and completes its branches; nil for a type that is no union.
    func beginUnion(_ check: ObjectCheck) throws(SchemaError) -> UnionCheck? {
        guard let (tag, written) = check.entry.variants else { return nil }
        let context = context(of: check.index)
        let (type, enumeration) = try checkDiscriminator(tag, base: check.base, for: context)
        let writtenNames = Set(written.map(\.name))
        let implied = enumeration.members.filter { !writtenNames.contains($0.name) }.map { value in
            let type = Declaration.TypeReference.named(DefinitionTable.emptyObjectName)
            return Declaration.Branch(name: value.name, type: type, condition: value.condition)
        }
        if written.isEmpty && implied.isEmpty { throw context.error("union has no branches") }
        let values = Set(enumeration.members.map(\.name))
        return UnionCheck(tag: tag, tagType: type, values: values, written: written + implied)
    }

    private func checkDiscriminator(
        _ tag: String,
        base: SchemaType.ID?,
        for context: DefinitionContext
    ) throws(SchemaError) -> (SchemaType.ID, EnumerationType) {
        var found: (member: ObjectType.Member, owner: DefinitionTable.TypeEntry)?
        for (index, object) in lineage(of: base) where found == nil {
            found = object.localMembers.first { $0.name == tag }.map { ($0, table.types[index]) }
        }
        guard let (member, owner) = found else {
            throw context.error("discriminator '\(tag)' is not a member of 'base'")
        }
        let base = owner.isImplied ? "'base'" : "base type '\(owner.name)'"
        let subject = "discriminator member '\(tag)' of \(base)"
        guard case .enumeration(let enumeration) = table.types[member.type.index].kind else {
            throw context.error("\(subject) must be of enum type")
        }
        if member.isOptional { throw context.error("\(subject) must not be optional") }
        if member.condition != nil { throw context.error("\(subject) must not be conditional") }
        return (member.type, enumeration)
    }

    /// Checks a branch of a union, but not yet the branch's type itself.
    func checkBranch(
        _ branch: Declaration.Branch,
        of check: ObjectCheck
    ) throws(SchemaError) -> ObjectType.Variants.Branch {
        let context = context(of: check.index)
        let type = try resolve(branch.type.tableName, for: context) { "branch '\(branch.name)'" }
        guard let union = check.union, union.values.contains(branch.name) else {
            let enumeration = check.union.map { table.describe($0.tagType.index) } ?? ""
            throw context.error("branch '\(branch.name)' is not a value of \(enumeration)")
        }
        guard case .object = table.types[type.index].kind else {
            throw context.error("branch '\(branch.name)' cannot use \(table.describe(type.index))")
        }
        return .init(name: branch.name, type: type, condition: branch.condition)
    }

    /// Checks that the members of the branches differ from the union's own.
    ///
    /// The branches' types are checked, so what nests in them does not collide with itself and each type needs one look
    /// only, however many ways lead to it.
    func checkCollisions(of union: UnionCheck, _ check: ObjectCheck) throws(SchemaError) {
        let context = context(of: check.index)
        var seen: Set<SchemaType.ID> = []
        var pending = Array(union.branches.map(\.type).reversed())
        while let type = pending.popLast() {
            guard seen.insert(type).inserted else { continue }
            for (index, object) in lineage(of: type).reversed() {
                for member in object.localMembers {
                    let part = ScopedName(role: .member, name: member.name, owner: table.types[index].name)
                    try check.scope.check(part, for: context)
                }
            }
            let nested = object(type.index).variants?.branches ?? []
            pending.append(contentsOf: nested.lazy.map(\.type).reversed())
        }
    }
}
