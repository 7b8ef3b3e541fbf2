// SPDX-License-Identifier: Apache-2.0

/// Resolves the names in definitions and checks every rule that needs more than one definition, in the order of the
/// table; what a definition contains by value is checked before it.
struct SemanticChecks {
    /// How far the check of a type is.
    enum Progress {
        case unchecked, underway, complete
    }

    let table: DefinitionTable
    let pragmas: Pragmas

    /// The checked types, by their index in the table.
    var kinds: [SchemaType.Kind?]
    var progress: [Progress]
    var commands: [Command] = []
    var events: [Event] = []

    /// Checks all definitions of a table.
    init(_ table: DefinitionTable, pragmas: Pragmas) throws(SchemaError) {
        self.table = table
        self.pragmas = pragmas
        kinds = Array(repeating: nil, count: table.types.count)
        progress = Array(repeating: .unchecked, count: table.types.count)
        for entry in table.entries { try check(entry) }
        try checkDocumentedSubjects()
        try checkFeatureCount()
    }

    private mutating func check(_ entry: DefinitionTable.Entry) throws(SchemaError) {
        switch entry {
        case .type(let index):
            try checkType(index)
            let type = table.types[index]
            if let origin = type.origin, !type.isImplied { try checkDocumentation(of: origin) }
        case .command(let index):
            try checkCommand(table.commands[index])
            try checkDocumentation(of: table.commands[index].origin)
        case .event(let index):
            try checkEvent(table.events[index])
            try checkDocumentation(of: table.events[index].origin)
        }
    }

    private mutating func checkType(_ index: Int) throws(SchemaError) {
        switch table.types[index].kind {
        case .builtin(let builtin):
            kinds[index] = .builtin(builtin)
        case .enumeration(let enumeration):
            try checkEnumeration(index, enumeration)
            kinds[index] = .enumeration(enumeration)
        case .array(let element):
            kinds[index] = .array(element: try checkElement(element, of: index))
        case .object:
            try completeObject(index)
        case .alternate(let branches):
            kinds[index] = .alternate(try checkAlternate(index, branches))
        }
    }

    private func checkEnumeration(_ index: Int, _ enumeration: EnumerationType) throws(SchemaError) {
        // The one enumeration that no definition declares keeps the rules.
        guard let declaration = declaration(of: index) else { return }
        try checkTypeFeatures(of: declaration)
        var scope = NameScope()
        for member in enumeration.members {
            let part = ScopedName(role: .value, name: member.name, owner: declaration.name)
            try scope.insert(part, for: declaration.context)
        }
    }

    private func checkElement(_ element: String, of index: Int) throws(SchemaError) -> SchemaType.ID {
        guard let declaration = declaration(of: index) else { return try resolve(element, for: nil) { "" } }
        let type = try resolve(element, for: declaration.context) { declaration.context.definition.meta }
        if case .array = table.types[type.index].kind {
            throw declaration.context.error("\(table.describe(index)) cannot have arrays as elements")
        }
        return type
    }
}

extension SemanticChecks {
    /// The definition that is a type or implies it.
    func declaration(of type: Int) -> Declaration? {
        table.types[type].origin.map { table.declarations[$0] }
    }

    /// The type of a name.
    ///
    /// - Parameters:
    ///   - context: The definition that uses it; only a predefined type has none, and what it uses is there.
    ///   - user: Names the part that uses it.
    func resolve(
        _ name: String,
        for context: DefinitionContext?,
        user: () -> String
    ) throws(SchemaError) -> SchemaType.ID {
        if let index = table.type(named: name) { return SchemaType.ID(index: index) }
        guard let context else { preconditionFailure("a predefined type lacks its element") }
        throw context.error("\(user()) uses unknown type '\(name)'")
    }

    /// Checks that features of a definition or member differ.
    func checkFeatures(_ features: [Feature], of owner: String, for context: DefinitionContext) throws(SchemaError) {
        guard features.count > 1 else { return }
        var scope = NameScope()
        for feature in features {
            try scope.insert(ScopedName(role: .feature, name: feature.name, owner: owner), for: context)
        }
    }

    /// Checks the features of a type, which may not be those that commands, events, members and values have a use for.
    func checkTypeFeatures(of declaration: Declaration) throws(SchemaError) {
        try checkFeatures(declaration.features, of: declaration.name, for: declaration.context)
        for feature in declaration.features where ["deprecated", "unstable"].contains(feature.name) {
            throw declaration.context.error("feature '\(feature.name)' is not supported for types")
        }
    }
}
