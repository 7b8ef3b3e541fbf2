// SPDX-License-Identifier: Apache-2.0

extension SemanticChecks {
    /// Checks a command.
    mutating func checkCommand(_ entry: DefinitionTable.MessageEntry) throws(SchemaError) {
        let declaration = table.declarations[entry.origin]
        guard case .command(_, let returns, let flags) = declaration.content else {
            preconditionFailure("not a command")
        }
        try checkFeatures(declaration.features, of: declaration.name, for: declaration.context)
        let arguments = try checkData(of: entry)
        let command = Command(
            name: declaration.name,
            arguments: arguments,
            returns: try returns.map { (returns) throws(SchemaError) in try checkReturns(returns, of: declaration) },
            flags: flags,
            condition: declaration.condition,
            features: declaration.features,
            documentation: declaration.documentation,
            location: declaration.context.location,
            module: declaration.module
        )
        commands.append(command)
    }

    /// Checks an event.
    mutating func checkEvent(_ entry: DefinitionTable.MessageEntry) throws(SchemaError) {
        let declaration = table.declarations[entry.origin]
        try checkFeatures(declaration.features, of: declaration.name, for: declaration.context)
        let event = Event(
            name: declaration.name,
            data: try checkData(of: entry),
            isBoxed: entry.isBoxed,
            condition: declaration.condition,
            features: declaration.features,
            documentation: declaration.documentation,
            location: declaration.context.location,
            module: declaration.module
        )
        events.append(event)
    }

    /// Checks the type of a command's or event's data. Unboxed data become parameters one by one, which leaves no way
    /// to pass branches or conditional members.
    private mutating func checkData(of entry: DefinitionTable.MessageEntry) throws(SchemaError) -> SchemaType.ID? {
        guard let name = entry.data else { return nil }
        let context = table.declarations[entry.origin].context
        let kind = context.definition.meta
        let data = try resolve(name, for: context) { "\(kind)'s 'data'" }
        guard case .object(let object) = table.types[data.index].kind else {
            throw context.error("\(kind)'s 'data' cannot take \(table.describe(data.index))")
        }
        if object.variants != nil && !entry.isBoxed {
            let type = table.describe(data.index)
            throw context.error("\(kind)'s 'data' can take \(type) only with 'boxed': true")
        }
        try completeObject(data.index)
        if !entry.isBoxed && lineage(of: data).contains(where: \.object.hasConditionalMember) {
            throw context.error("conditional \(kind) arguments require 'boxed': true")
        }
        return data
    }

    private func checkReturns(
        _ returns: Declaration.TypeReference,
        of declaration: Declaration
    ) throws(SchemaError) -> SchemaType.ID {
        let type = try resolve(returns.tableName, for: declaration.context) { "command's 'returns'" }
        if pragmas.commandReturnsExceptions.contains(declaration.name) { return type }
        var element = type.index
        if case .array(let name) = table.types[element].kind { element = table.type(named: name) ?? element }
        if case .object = table.types[element].kind { return type }
        throw declaration.context.error("command's 'returns' cannot take \(table.describe(type.index))")
    }
}

extension ObjectType {
    /// Whether one of the members written at this type has a condition.
    fileprivate var hasConditionalMember: Bool { localMembers.contains { $0.condition != nil } }
}
