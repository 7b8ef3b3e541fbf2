// SPDX-License-Identifier: Apache-2.0

/// All that a schema has a name for, in the order in which its definitions bring it up: the built-in types, then for
/// each definition first the types it implies and then itself.
struct DefinitionTable {
    /// What a name stands for, by its index in the array of its sort.
    enum Entry {
        case type(Int)
        case command(Int)
        case event(Int)
    }

    /// A type whose references to other types are names.
    struct TypeEntry {
        /// What sort of type it is.
        enum Kind {
            case builtin(BuiltinType)
            case enumeration(EnumerationType)
            case array(element: String)
            case object(ObjectEntry)
            case alternate([Declaration.Branch])
        }

        let name: String
        let kind: Kind
        /// The definition that is this type or implies it, by its index in `declarations`; nil for what every schema has.
        let origin: Int?
        /// Whether its name comes from the table and not from a definition.
        let isImplied: Bool
    }

    /// A struct, a union or inline members.
    struct ObjectEntry {
        var base: String?
        var members: [Declaration.Member] = []
        /// The discriminator and the written branches of a union.
        var variants: (tag: String, branches: [Declaration.Branch])?
        /// Whether it adds nothing to its base.
        var isBare: Bool { members.isEmpty && variants == nil }
    }

    /// A command or an event, by its index in `declarations`, with the name of its data's type.
    struct MessageEntry {
        let origin: Int
        let data: String?
        let isBoxed: Bool
    }

    /// The definitions.
    let declarations: [Declaration]
    private(set) var entries: [Entry] = []
    private(set) var types: [TypeEntry] = []
    private(set) var commands: [MessageEntry] = []
    private(set) var events: [MessageEntry] = []
    private var entriesByName: [String: Entry] = [:]

    /// Enters the built-in types and all definitions, whose names must differ.
    init(_ declarations: [Declaration]) throws(SchemaError) {
        self.declarations = declarations
        entries.reserveCapacity(declarations.count * 2)
        types.reserveCapacity(declarations.count * 2)
        entriesByName.reserveCapacity(declarations.count * 2)
        enterPredefined()
        for index in declarations.indices { try enter(index) }
    }

    /// The index in `types` of the type of a name.
    func type(named name: String) -> Int? {
        guard case .type(let index)? = entriesByName[name] else { return nil }
        return index
    }

    /// The name of the object type without members.
    static let emptyObjectName = "q_empty"

    private mutating func enterPredefined() {
        for builtin in BuiltinType.allCases {
            enterType(builtin.rawValue, .builtin(builtin), origin: nil)
            enterArray(.array(of: builtin.rawValue), origin: nil)
        }
        enterType(Self.emptyObjectName, .object(ObjectEntry()), origin: nil, isImplied: true)
        let kinds = ["none", "qnull", "qnum", "qstring", "qdict", "qlist", "qbool"]
        let values = kinds.map { EnumerationType.Member(name: $0) }
        enterType("QType", .enumeration(EnumerationType(members: values)), origin: nil)
    }

    private mutating func enter(_ index: Int) throws(SchemaError) {
        let declaration = declarations[index]
        let name = declaration.name
        if let other = entriesByName[name] { throw duplicate(declaration, of: other) }
        switch declaration.content {
        case .enumeration(let enumeration):
            enterType(name, .enumeration(enumeration), origin: index)
        case .structure(let base, let members):
            enterArrays(of: members.lazy.map(\.type), origin: index)
            enterType(name, .object(ObjectEntry(base: base, members: members)), origin: index)
        case .union(let base, let tag, let branches):
            let base = enterMembers(base, as: "base", origin: index)
            enterType(name, .object(ObjectEntry(base: base, variants: (tag, branches))), origin: index)
        case .alternate(let branches):
            enterArrays(of: branches.lazy.map(\.type), origin: index)
            enterType(name, .alternate(branches), origin: index)
        case .command(let data, let returns, let flags):
            let data = enterMembers(data, as: "arg", origin: index)
            if let returns { enterArray(returns, origin: index) }
            enter(.command(commands.count), name)
            commands.append(MessageEntry(origin: index, data: data, isBoxed: flags.isBoxed))
        case .event(let data, let isBoxed):
            let data = enterMembers(data, as: "arg", origin: index)
            enter(.event(events.count), name)
            events.append(MessageEntry(origin: index, data: data, isBoxed: isBoxed))
        }
    }

    private mutating func enter(_ entry: Entry, _ name: String) {
        entries.append(entry)
        entriesByName[name] = entry
    }

    private mutating func enterType(_ name: String, _ kind: TypeEntry.Kind, origin: Int?, isImplied: Bool = false) {
        enter(.type(types.count), name)
        types.append(TypeEntry(name: name, kind: kind, origin: origin, isImplied: isImplied))
    }

    private mutating func enterArrays(of references: some Sequence<Declaration.TypeReference>, origin: Int) {
        for reference in references { enterArray(reference, origin: origin) }
    }

    /// Enters the array type that a reference names, if any, unless it is there.
    private mutating func enterArray(_ reference: Declaration.TypeReference, origin: Int?) {
        guard let element = reference.element, entriesByName[reference.tableName] == nil else { return }
        enterType(reference.tableName, .array(element: element), origin: origin, isImplied: true)
    }

    /// The name of the type that has the members; members written in place imply one, unless there are none.
    private mutating func enterMembers(_ members: Declaration.Members?, as role: String, origin: Int) -> String? {
        switch members {
        case nil: return nil
        case .named(let name): return name
        case .inline(let members):
            enterArrays(of: members.lazy.map(\.type), origin: origin)
            if members.isEmpty { return nil }
            let name = "q_obj_\(declarations[origin].name)-\(role)"
            enterType(name, .object(ObjectEntry(members: members)), origin: origin, isImplied: true)
            return name
        }
    }
}

extension DefinitionTable {
    /// The definition that an entry belongs to.
    private func origin(of entry: Entry) -> Int? {
        switch entry {
        case .type(let index): types[index].origin
        case .command(let index): commands[index].origin
        case .event(let index): events[index].origin
        }
    }

    /// The complaint about a definition whose name is taken.
    private func duplicate(_ declaration: Declaration, of other: Entry) -> SchemaError {
        if let origin = origin(of: other) {
            let place = declarations[origin].context.error("previous definition")
            return declaration.context.error("'\(declaration.name)' is already defined\n\(place)")
        }
        guard case .type(let index) = other else { preconditionFailure("only types are predefined") }
        return declaration.context.error("\(describe(index)) is already defined")
    }

    /// What a type is, for complaints.
    func describe(_ index: Int) -> String {
        let type = types[index]
        switch type.kind {
        case .builtin: return "built-in type '\(type.name)'"
        case .enumeration: return "enum type '\(type.name)'"
        case .array(let element): return "array type ['\(element)']"
        case .object(let object): return "\(object.variants == nil ? "struct" : "union") type '\(type.name)'"
        case .alternate: return "alternate type '\(type.name)'"
        }
    }
}
