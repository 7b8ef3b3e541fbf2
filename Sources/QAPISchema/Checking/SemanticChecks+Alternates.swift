// SPDX-License-Identifier: Apache-2.0

extension SemanticChecks {
    /// The kinds of JSON value that tell the branches of an alternate apart.
    enum ValueKind {
        case null, string, number, boolean, array, object
    }

    /// Checks an alternate, whose branches must differ in the kind of their value.
    func checkAlternate(_ index: Int, _ branches: [Declaration.Branch]) throws(SchemaError) -> AlternateType {
        guard let declaration = declaration(of: index) else { preconditionFailure("no alternate is predefined") }
        let context = declaration.context
        try checkTypeFeatures(of: declaration)
        let checked = try branches.map { (branch) throws(SchemaError) in
            let type = try resolve(branch.type.tableName, for: context) { "branch '\(branch.name)'" }
            return AlternateType.Branch(name: branch.name, type: type, condition: branch.condition)
        }
        var scope = NameScope()
        var earlier: [(name: String, kinds: Set<ValueKind>)] = []
        for branch in checked {
            try scope.insert(ScopedName(role: .branch, name: branch.name, owner: declaration.name), for: context)
            let kinds = claimedKinds(of: branch.type.index)
            if kinds.isEmpty {
                throw context.error("branch '\(branch.name)' cannot use \(table.describe(branch.type.index))")
            }
            if let other = earlier.first(where: { !$0.kinds.isDisjoint(with: kinds) }) {
                throw context.error("branch '\(branch.name)' can't be distinguished from '\(other.name)'")
            }
            earlier.append((branch.name, kinds))
        }
        return AlternateType(branches: checked)
    }

    /// The kinds of value that a branch of a type keeps from the others; none where the kind of the type's values is
    /// not known. Strings on a command line are also how numbers and booleans are written there.
    private func claimedKinds(of type: Int) -> Set<ValueKind> {
        switch table.types[type].kind {
        case .array: return [.array]
        case .object: return [.object]
        case .alternate: return []
        case .enumeration(let enumeration): return claimedKinds(of: enumeration)
        case .builtin(let builtin):
            switch builtin {
            case .any: return []
            case .null: return [.null]
            case .bool: return [.boolean]
            case .str: return [.string, .number, .boolean]
            case .number, .int, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .size:
                return [.number]
            }
        }
    }

    private func claimedKinds(of enumeration: EnumerationType) -> Set<ValueKind> {
        var kinds: Set<ValueKind> = [.string]
        for member in enumeration.members {
            if member.name == "on" || member.name == "off" { kinds.insert(.boolean) }
            if let first = member.name.utf8.first, NameRules.isDigit(first) { kinds.insert(.number) }
        }
        return kinds
    }
}
