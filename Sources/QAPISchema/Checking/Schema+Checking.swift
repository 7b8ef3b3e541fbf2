// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// Checks a parsed schema.
    ///
    /// First the structure of each definition is checked, then the names of all, then what they mean together; within a
    /// stage definitions are checked in the order of the schema.
    ///
    /// - Throws: The first complaint, placed at the definition that it is about.
    public init(checking parsed: ParsedSchema) throws(SchemaError) {
        let declarations = try parsed.definitions.map { (definition) throws(SchemaError) in
            try DefinitionReader(definition, pragmas: parsed.pragmas).read()
        }
        let table = try DefinitionTable(declarations)
        let checks = try SemanticChecks(table, pragmas: parsed.pragmas)
        guard let emptyObject = table.type(named: DefinitionTable.emptyObjectName) else {
            preconditionFailure("the empty object type is predefined")
        }
        self.init(
            modules: parsed.modules,
            types: table.types.indices.map(checks.type),
            commands: checks.commands,
            events: checks.events,
            definitions: table.entries.compactMap(table.definition),
            emptyObject: SchemaType.ID(index: emptyObject)
        )
    }
}

extension SemanticChecks {
    /// A checked type.
    fileprivate func type(_ index: Int) -> SchemaType {
        let entry = table.types[index]
        guard let kind = kinds[index] else { preconditionFailure("the type is not checked") }
        let declaration = declaration(of: index)
        let named = entry.isImplied ? nil : declaration
        // An array belongs to its element: to its module, and to the builds that have it.
        var owner = declaration
        if case .array(let element) = kind { owner = self.declaration(of: element.index) }
        return SchemaType(
            name: entry.name,
            kind: kind,
            condition: owner?.condition,
            features: named?.features ?? [],
            documentation: named?.documentation,
            location: declaration?.context.location,
            module: owner?.module
        )
    }
}

extension DefinitionTable {
    /// An entry as a definition, unless it is predefined or implied.
    fileprivate func definition(_ entry: Entry) -> Schema.Definition? {
        switch entry {
        case .type(let index):
            let isDefined = types[index].origin != nil && !types[index].isImplied
            return isDefined ? .type(SchemaType.ID(index: index)) : nil
        case .command(let index): return .command(index)
        case .event(let index): return .event(index)
        }
    }
}
