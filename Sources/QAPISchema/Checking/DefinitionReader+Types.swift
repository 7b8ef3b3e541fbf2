// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// The value of a key of the definition that is known to be there.
    private func required(_ key: String) -> Expression {
        guard let value = self[key] else { preconditionFailure("the keys were not checked") }
        return value
    }

    /// Reads an `enum`.
    func readEnumeration() throws(SchemaError) -> Declaration.Content {
        guard case .array(let elements) = required("data") else { throw context.error("'data' must be an array") }
        var prefix: String?
        switch self["prefix"] {
        case nil: break
        case .string(let string)?: prefix = string
        default: throw context.error("'prefix' must be a string")
        }
        let isExempt = hasMemberNameException
        let members = try elements.map { (element) throws(SchemaError) in
            try readValue(element, isExempt: isExempt)
        }
        return .enumeration(EnumerationType(members: members, prefix: prefix))
    }

    private func readValue(
        _ element: Expression,
        isExempt: Bool
    ) throws(SchemaError) -> EnumerationType.Member {
        let (name, object) = try readNamedElement(element, of: "data", optional: ["if", "features"])
        let subject = Subject.member(key: "data", name: name)
        // A value may begin with a digit, which a letter in front makes an ordinary name.
        let spelling = name.utf8.first.map(NameRules.isDigit) == true ? "d" + name : name
        try checkLowerName(spelling, subject, allowingUppercase: isExempt, allowingUnderscore: isExempt)
        let condition = try readCondition(of: object, subject)
        return EnumerationType.Member(name: name, condition: condition, features: try readFeatures(of: object))
    }

    /// Reads a `struct`.
    func readStructure() throws(SchemaError) -> Declaration.Content {
        let members = try readMembers(required("data"), of: "data", isExempt: hasMemberNameException)
        var base: String?
        if let expression = self["base"] { base = try readTypeName(expression, .key("base")) }
        return .structure(base: base, members: members)
    }

    /// Reads a `union`.
    func readUnion() throws(SchemaError) -> Declaration.Content {
        guard let base = try readMembersOrTypeName(of: "base", isExempt: hasMemberNameException) else {
            preconditionFailure("the keys were not checked")
        }
        guard case .string(let discriminator) = required("discriminator") else {
            throw context.error("'discriminator' requires a string name")
        }
        return .union(base: base, discriminator: discriminator, branches: try readBranches())
    }

    /// Reads an `alternate`.
    func readAlternate() throws(SchemaError) -> Declaration.Content {
        if required("data").isEmpty { throw context.error("'data' must not be empty") }
        return .alternate(branches: try readBranches())
    }

    private func readBranches() throws(SchemaError) -> [Declaration.Branch] {
        guard case .object(let data) = required("data") else { throw context.error("'data' must be an object") }
        return try data.members.map { (member) throws(SchemaError) in try readBranch(member) }
    }

    /// Reads a branch. That a union's branch is named after a value is checked once the values are known.
    private func readBranch(_ member: ExpressionObject.Member) throws(SchemaError) -> Declaration.Branch {
        let subject = Subject.member(key: "data", name: member.key)
        if kind == .alternate { try checkLowerName(member.key, subject) }
        let long = try readLongForm(member.value, subject, optional: ["if"])
        let type: Declaration.TypeReference =
            kind == .alternate
            ? try readTypeReference(long.type, subject)
            : .named(try readTypeName(long.type, subject))
        return Declaration.Branch(name: member.key, type: type, condition: long.condition)
    }
}
