// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// Checks the name of the definition itself.
    func checkName() throws(SchemaError) {
        let subject = Subject.definition(kind)
        switch kind {
        case .event:
            guard NameRules.isUpper(try stem(of: name, subject)) else {
                throw context.error("name of event must not use lowercase or '-'")
            }
        case .command:
            try checkLowerName(name, subject, allowingUnderscore: pragmas.commandNameExceptions.contains(name))
        case .enumeration, .structure, .union, .alternate:
            guard NameRules.isCamel(try stem(of: name, subject)) else {
                throw context.error("name of \(subject) must use CamelCase")
            }
            if name.hasSuffix("List") { throw context.error("\(subject) name should not end in 'List'") }
        }
    }

    /// Whether members of this definition may contain uppercase letters and underscores.
    var hasMemberNameException: Bool { pragmas.memberNameExceptions.contains(name) }

    /// Checks the name of a command, member, value, branch or feature.
    func checkLowerName(
        _ name: String,
        _ subject: Subject,
        allowingUppercase: Bool = false,
        allowingUnderscore: Bool = false
    ) throws(SchemaError) {
        let stem = try stem(of: name, subject)
        guard NameRules.isLower(stem, allowingUppercase: allowingUppercase, allowingUnderscore: allowingUnderscore)
        else { throw context.error("name of \(subject) must not use uppercase or '_'") }
    }

    private func stem(of name: String, _ subject: Subject) throws(SchemaError) -> Substring.UTF8View {
        guard let stem = NameRules.stem(of: name) else { throw context.error("\(subject) has an invalid name") }
        return stem
    }
}
