// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// The condition of the `if` key of an object, or nil where it has none.
    func readCondition(
        of object: ExpressionObject,
        _ subject: @autoclosure () -> Subject
    ) throws(SchemaError) -> Condition? {
        guard let expression = object["if"] else { return nil }
        return try readCondition(expression, subject())
    }

    private func readCondition(_ expression: Expression, _ subject: Subject) throws(SchemaError) -> Condition {
        switch expression {
        case .string(let symbol):
            guard isSymbol(symbol) else {
                throw context.error("'if' condition '\(symbol)' of \(subject) is not a valid identifier")
            }
            return .defined(symbol)
        case .object(let object):
            return try readOperator(object, subject)
        case .array, .boolean:
            throw context.error("'if' condition of \(subject) must be a string or an object")
        }
    }

    private func readOperator(_ object: ExpressionObject, _ subject: Subject) throws(SchemaError) -> Condition {
        if let complaint = complaintAboutKeys(of: object, required: [], optional: ["all", "any", "not"]) {
            throw context.error("'if' condition of \(subject) \(complaint)")
        }
        guard object.members.count == 1, let member = object.members.first else {
            throw context.error("'if' condition of \(subject) has conflicting keys")
        }
        if member.key == "not" { return .not(try readCondition(member.value, subject)) }
        guard case .array(let operands) = member.value else {
            throw context.error("'\(member.key)' condition of \(subject) must be an array")
        }
        if operands.isEmpty { throw context.error("'if' condition [] of \(subject) is useless") }
        let conditions = try operands.map { (operand) throws(SchemaError) in try readCondition(operand, subject) }
        return member.key == "all" ? .all(conditions) : .any(conditions)
    }

    /// Whether a string can be a configuration symbol: an uppercase letter, then uppercase letters, digits and `_`.
    private func isSymbol(_ string: String) -> Bool {
        guard let first = string.utf8.first, NameRules.isUppercase(first) else { return false }
        return string.utf8.allSatisfy {
            NameRules.isUppercase($0) || NameRules.isDigit($0) || $0 == UInt8(ascii: "_")
        }
    }
}
