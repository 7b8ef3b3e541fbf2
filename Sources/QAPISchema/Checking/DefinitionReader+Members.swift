// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// Members written in place under a key, or the name of the type that has them; nil where the key is absent.
    ///
    /// - Parameter isExempt: Whether the names may contain uppercase letters and underscores.
    func readMembersOrTypeName(of key: String, isExempt: Bool) throws(SchemaError) -> Declaration.Members? {
        guard let expression = self[key] else { return nil }
        if case .string(let name) = expression { return .named(name) }
        return .inline(try readMembers(expression, of: key, isExempt: isExempt))
    }

    /// Members written in place under a key.
    func readMembers(
        _ expression: Expression,
        of key: String,
        isExempt: Bool
    ) throws(SchemaError) -> [Declaration.Member] {
        guard case .object(let object) = expression else {
            throw context.error("\(Subject.key(key)) should be an object or type name")
        }
        return try object.members.map { (member) throws(SchemaError) in
            try readMember(member, of: key, isExempt: isExempt)
        }
    }

    private func readMember(
        _ member: ExpressionObject.Member,
        of key: String,
        isExempt: Bool
    ) throws(SchemaError) -> Declaration.Member {
        let subject = Subject.member(key: key, name: member.key)
        let isOptional = member.key.utf8.first == UInt8(ascii: "*")
        let name = isOptional ? String(member.key.dropFirst()) : member.key
        try checkLowerName(name, subject, allowingUppercase: isExempt, allowingUnderscore: isExempt)
        if NameRules.isReservedForMembers(name) { throw context.error("\(subject) uses reserved name") }
        let long = try readLongForm(member.value, subject, optional: Self.optionalKeysOfMember)
        let features = try long.object.map { (object) throws(SchemaError) in try readFeatures(of: object) }
        return Declaration.Member(
            name: name,
            type: try readTypeReference(long.type, subject),
            isOptional: isOptional,
            condition: long.condition,
            features: features ?? []
        )
    }

    private static let optionalKeysOfMember = ["if", "features"]
    private static let requiredKeysOfLongForm = ["type"]

    /// Takes apart the value of a member or branch: an object with the type and more, or short for it the type alone.
    func readLongForm(
        _ value: Expression,
        _ subject: Subject,
        optional: [String]
    ) throws(SchemaError) -> (object: ExpressionObject?, type: Expression, condition: Condition?) {
        guard case .object(let object) = value else { return (nil, value, nil) }
        try checkKeys(of: object, subject, required: Self.requiredKeysOfLongForm, optional: optional)
        guard let type = object["type"] else { preconditionFailure("the keys were not checked") }
        return (object, type, try readCondition(of: object, subject))
    }

    /// A type: a name, or an array of one name.
    func readTypeReference(
        _ expression: Expression,
        _ subject: Subject
    ) throws(SchemaError) -> Declaration.TypeReference {
        switch expression {
        case .string(let name):
            return .named(name)
        case .array(let elements):
            guard elements.count == 1, case .string(let name)? = elements.first else {
                throw context.error("\(subject): array type must contain single type name")
            }
            return .array(of: name)
        case .boolean, .object:
            throw context.error("\(subject) should be a type name or array")
        }
    }

    /// The name of a type.
    func readTypeName(_ expression: Expression, _ subject: Subject) throws(SchemaError) -> String {
        guard case .string(let name) = expression else { throw context.error("\(subject) should be a type name") }
        return name
    }
}
