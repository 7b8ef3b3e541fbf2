// SPDX-License-Identifier: Apache-2.0

/// Reads one top-level expression as a definition, checking everything that needs no other definition: keys, shapes of
/// values, spelling of names, conditions, features and flags.
struct DefinitionReader {
    /// The definition as parsed.
    let source: ParsedSchema.Definition

    /// What is defined.
    let kind: DefinitionKind

    /// Name, kind and place.
    let context: DefinitionContext

    /// The exceptions to the rules.
    let pragmas: Pragmas

    /// Finds out what an expression defines and under what name.
    init(_ source: ParsedSchema.Definition, pragmas: Pragmas) throws(SchemaError) {
        let kinds = source.expression.members.compactMap { DefinitionKind(rawValue: $0.key) }
        guard kinds.count == 1, let kind = kinds.first else {
            let keys = DefinitionKind.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            throw SchemaError(at: source.location, "expression must have exactly one key \(keys)")
        }
        guard case .string(let name)? = source.expression[kind.rawValue] else {
            throw SchemaError(at: source.location, "'\(kind.rawValue)' requires a string name")
        }
        let definition = SchemaError.Definition(meta: kind.rawValue, name: name)
        self.source = source
        self.kind = kind
        self.context = DefinitionContext(location: source.location, definition: definition)
        self.pragmas = pragmas
    }

    /// The name of the definition.
    var name: String { context.definition.name }

    /// The value of a key of the definition.
    subscript(key: String) -> Expression? { source.expression[key] }

    /// Reads the definition. The order of the checks decides which of several faults is reported.
    func read() throws(SchemaError) -> Declaration {
        try checkName()
        try checkDocumentation()
        try checkKeys(
            of: source.expression,
            .definition(kind),
            required: kind.requiredKeys,
            optional: kind.optionalKeys
        )
        let content = try readContent()
        let condition = try readCondition(of: source.expression, .definition(kind))
        let features = try readFeatures(of: source.expression)
        try checkFlags()
        return Declaration(
            context: context,
            content: content,
            condition: condition,
            features: features,
            documentation: source.documentation,
            module: source.module
        )
    }

    private func checkDocumentation() throws(SchemaError) {
        if let documentation = source.documentation {
            let returnsValue = self["returns"] != nil
            try documentation.checkHeading(of: context.definition, returnsValue: returnsValue, at: context.location)
        } else if pragmas.requiresDocumentation {
            throw context.error("documentation comment required")
        }
    }

    private func readContent() throws(SchemaError) -> Declaration.Content {
        switch kind {
        case .enumeration: try readEnumeration()
        case .structure: try readStructure()
        case .union: try readUnion()
        case .alternate: try readAlternate()
        case .command: try readCommand()
        case .event: try readEvent()
        }
    }
}
