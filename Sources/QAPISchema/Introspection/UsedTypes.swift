// SPDX-License-Identifier: Apache-2.0

/// The types that commands and events use, directly or through other types, in the order of first use.
struct UsedTypes {
    /// The types in order; all integer types count as `int`.
    private(set) var types: [SchemaType.ID] = []

    private let schema: Schema
    private let integer: SchemaType.ID?
    private let integerArray: SchemaType.ID?
    private var isUsed: [Bool]
    private var names: [String]

    /// Finds the types that the commands and events use.
    ///
    /// - Parameter unmasked: Whether types other than built-in ones and arrays keep their names.
    init(of schema: Schema, unmasked: Bool) {
        self.schema = schema
        integer = schema.types.firstIndex { $0.name == "int" }.map(SchemaType.ID.init)
        integerArray = schema.types.firstIndex { $0.name == "intList" }.map(SchemaType.ID.init)
        isUsed = Array(repeating: false, count: schema.types.count)
        names = Array(repeating: "", count: schema.types.count)
        for message in schema.messages { visit(message) }
        var position = 0
        while position < types.count {
            visit(schema[types[position]])
            position += 1
        }
        nameTypes(unmasked: unmasked)
    }

    /// The name under which introspection shows a used type.
    func name(of type: SchemaType.ID) -> String { names[shown(type).index] }

    /// The type that introspection shows in place of a type.
    private func shown(_ type: SchemaType.ID) -> SchemaType.ID {
        switch schema[type].kind {
        case .builtin(let builtin) where builtin.isInteger:
            return integer ?? type
        case .array(let element):
            guard case .builtin(let builtin) = schema[element].kind, builtin.isInteger else { return type }
            return integerArray ?? type
        default:
            return type
        }
    }

    private mutating func use(_ type: SchemaType.ID) {
        let type = shown(type)
        if !isUsed[type.index] {
            isUsed[type.index] = true
            types.append(type)
        }
        if case .array(let element) = schema[type].kind { use(element) }
    }

    private mutating func visit(_ message: Schema.Message) {
        switch message {
        case .command(let command):
            use(command.arguments ?? schema.emptyObject)
            use(command.returns ?? schema.emptyObject)
        case .event(let event):
            use(event.data ?? schema.emptyObject)
        }
    }

    private mutating func visit(_ type: SchemaType) {
        switch type.kind {
        case .builtin, .enumeration: break
        case .array(let element): use(element)
        case .object(let object):
            for member in schema.members(of: object) { use(member.type) }
            for branch in object.variants?.branches ?? [] { use(branch.type) }
        case .alternate(let alternate):
            for branch in alternate.branches { use(branch.type) }
        }
    }

    /// Names the types. An array's name has its element's in it, and no array is an array's element.
    private mutating func nameTypes(unmasked: Bool) {
        var count = 0
        for type in types {
            switch schema[type].kind {
            case .builtin(let builtin): names[type.index] = builtin.rawValue
            case .array: break
            case .enumeration, .object, .alternate:
                names[type.index] = unmasked ? schema[type].name : String(count)
                count += 1
            }
        }
        for type in types {
            if case .array(let element) = schema[type].kind { names[type.index] = "[\(name(of: element))]" }
        }
    }
}
