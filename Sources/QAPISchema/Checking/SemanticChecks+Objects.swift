// SPDX-License-Identifier: Apache-2.0

extension SemanticChecks {
    /// The check of an object type, which pauses whenever it needs that of a base or branch to be complete.
    struct ObjectCheck {
        /// What comes next.
        enum Stage {
            case base
            case members
            case branch(Int)
        }

        let index: Int
        let entry: DefinitionTable.ObjectEntry
        var stage = Stage.base
        var scope = NameScope()
        var base: SchemaType.ID?
        var members: [ObjectType.Member] = []
        var union: UnionCheck?
    }

    /// Checks an object type and first all that it contains by value. An own stack holds the paused checks, because
    /// schemas may nest deeper than the machine's stack.
    mutating func completeObject(_ index: Int) throws(SchemaError) {
        if progress[index] == .complete { return }
        var paused = [try beginObject(index)]
        while let last = paused.indices.last {
            guard let needed = try advance(&paused[last]) else {
                finish(paused.removeLast())
                continue
            }
            switch progress[needed.index] {
            case .complete: break
            case .unchecked: paused.append(try beginObject(needed.index))
            case .underway:
                throw context(of: needed.index).error("object \(table.types[needed.index].name) contains itself")
            }
        }
    }

    private mutating func beginObject(_ index: Int) throws(SchemaError) -> ObjectCheck {
        guard case .object(let entry) = table.types[index].kind else { preconditionFailure("not an object type") }
        progress[index] = .underway
        if !table.types[index].isImplied, let declaration = declaration(of: index) {
            try checkTypeFeatures(of: declaration)
        }
        return ObjectCheck(index: index, entry: entry)
    }

    private mutating func finish(_ check: ObjectCheck) {
        let object = ObjectType(
            base: check.base,
            localMembers: check.members,
            variants: check.union?.variants,
            isImplicit: table.types[check.index].isImplied
        )
        kinds[check.index] = .object(object)
        progress[check.index] = .complete
    }

    /// Goes on with a check until it is over or needs another type's.
    private func advance(_ check: inout ObjectCheck) throws(SchemaError) -> SchemaType.ID? {
        while true {
            switch check.stage {
            case .base:
                check.stage = .members
                guard let name = check.entry.base else { continue }
                let base = try resolveBase(name, of: check.index)
                check.base = base
                return base
            case .members:
                check.stage = .branch(0)
                if !check.entry.isBare { inheritNames(of: check.base, into: &check.scope) }
                try checkMembers(&check)
                check.union = try beginUnion(check)
            case .branch(let position):
                guard let union = check.union else { return nil }
                guard position < union.written.count else {
                    try checkCollisions(of: union, check)
                    return nil
                }
                check.stage = .branch(position + 1)
                let branch = try checkBranch(union.written[position], of: check)
                check.union?.branches.append(branch)
                return branch.type
            }
        }
    }

    private func resolveBase(_ name: String, of index: Int) throws(SchemaError) -> SchemaType.ID {
        let context = context(of: index)
        let base = try resolve(name, for: context) { "'base'" }
        if case .object(let entry) = table.types[base.index].kind, entry.variants == nil { return base }
        throw context.error("'base' requires a struct type, \(table.describe(base.index)) isn't")
    }

    private func checkMembers(_ check: inout ObjectCheck) throws(SchemaError) {
        guard !check.entry.members.isEmpty else { return }
        let context = context(of: check.index)
        let owner = table.types[check.index].name
        check.members.reserveCapacity(check.entry.members.count)
        for member in check.entry.members {
            let part = ScopedName(role: .member, name: member.name, owner: owner)
            let type = try resolve(member.type.tableName, for: context) { part.description(in: context.definition) }
            try checkFeatures(member.features, of: member.name, for: context)
            try check.scope.insert(part, for: context)
            check.members.append(
                ObjectType.Member(
                    name: member.name,
                    type: type,
                    isOptional: member.isOptional,
                    condition: member.condition,
                    features: member.features
                )
            )
        }
    }
}

extension SemanticChecks {
    /// The definition that complaints about a type are about.
    func context(of type: Int) -> DefinitionContext {
        guard let declaration = declaration(of: type) else { preconditionFailure("predefined types keep the rules") }
        return declaration.context
    }

    /// An object type whose check is complete.
    func object(_ index: Int) -> ObjectType {
        guard case .object(let object)? = kinds[index] else { preconditionFailure("the type is not checked") }
        return object
    }

    /// A checked object type with its bases, itself first.
    func lineage(of type: SchemaType.ID?) -> [(index: Int, object: ObjectType)] {
        var lineage: [(index: Int, object: ObjectType)] = []
        var next = type
        while let id = next {
            let object = object(id.index)
            lineage.append((id.index, object))
            next = object.base
        }
        return lineage
    }

    private func inheritNames(of base: SchemaType.ID?, into scope: inout NameScope) {
        for (index, object) in lineage(of: base) {
            for member in object.localMembers {
                scope.inherit(ScopedName(role: .member, name: member.name, owner: table.types[index].name))
            }
        }
    }
}
