// SPDX-License-Identifier: Apache-2.0

/// What a server's schema says of its commands and events, for people.
package struct HelpText: Sendable {
    private let schema: ServerSchema
    /// The width of lines in characters.
    private let width: Int

    /// Makes help texts for a server.
    package init(_ schema: ServerSchema, width: Int = 80) {
        self.schema = schema
        self.width = max(width, 40)
    }

    /// The names of all commands.
    package var commands: String { Columns.table(schema.commands.map(\.name).sorted(), width: width) }

    /// What is to be said of a command or an event.
    ///
    /// - Parameter words: Arguments as they would stand behind the command. What follows from them is shown, such as the further
    ///   arguments that belong to the value of one.
    /// - Returns: nil if there is none of that name.
    package func text(of name: String, _ words: [String] = []) -> String? {
        if let command = schema.command(name) { return text(of: command, words) }
        return schema.event(name).map(text)
    }

    private func text(of command: ServerSchema.Command, _ words: [String]) -> String {
        var tree = ArgumentTree()
        // A word that is none of these is no choice either.
        for word in words { try? tree.add(word) }
        let notes = command.features + (command.allowsOutOfBand ? ["may be executed out of band"] : [])
        let arguments = entries(
            of: schema.object(command.argumentType),
            tree,
            scope: Scope(command: "help \(command.name)", ancestors: [command.argumentType])
        )
        return heading(command.name, notes)
            + (arguments.isEmpty ? "Takes no arguments.\n" : "Arguments, those in brackets optional:\n" + arguments)
            + result(of: command)
    }

    private func result(of command: ServerSchema.Command) -> String {
        let type = command.returnType
        let members = members(ofType: type, nil, scope: Scope())
        if members.isEmpty, schema.isObject(type) { return "Returns an empty object.\n" }
        let words = Columns.entry("Returns:", schema.words(type), indentation: 0, column: 9, width: width)
        return members.isEmpty ? words : words + members
    }

    private func text(of event: ServerSchema.Event) -> String {
        let members = members(ofType: event.dataType, nil, scope: Scope())
        return heading(event.name, ["event"] + event.features)
            + (members.isEmpty
                ? "Carries no data.\n" : "Data, with members in brackets that may be missing:\n" + members)
    }

    private func heading(_ name: String, _ notes: [String]) -> String {
        notes.isEmpty ? "\(name)\n" : "\(name) (\(notes.joined(separator: ", ")))\n"
    }
}

// MARK: - Members

extension HelpText {
    /// Where the members that are told of stand.
    private struct Scope {
        /// The words that ask for help on the command, for what depends on arguments; nil where nothing can be chosen.
        var command: String?
        /// The keys that lead to the members.
        var path = ""
        /// The types that the members are part of, which are not told of again.
        var ancestors: Set<String> = []

        var depth: Int { ancestors.count }
    }

    private static let deepestScope = 4

    /// The members of a type that is an object, a list of objects or perhaps one; empty for others.
    private func members(ofType type: String, _ tree: ArgumentTree?, scope: Scope) -> String {
        if case .array(let element) = schema.type(type) { return members(ofType: element, nil, scope: scope) }
        guard let object = schema.objectBranch(of: type) else { return "" }
        guard !scope.ancestors.contains(object), scope.depth < Self.deepestScope else { return "" }
        var scope = scope
        scope.ancestors.insert(object)
        return entries(of: schema.object(object), tree, scope: scope)
    }

    private func entries(of object: ServerSchema.ObjectDefinition, _ tree: ArgumentTree?, scope: Scope) -> String {
        let members = schema.members(of: object) { tree?.text(of: $0) }
        let indentation = 2 * scope.depth
        let longest = members.map { $0.name.count + ($0.isOptional ? 2 : 0) }.max() ?? 0
        let column = indentation + min(longest, 24) + 2
        var text = ""
        for member in members {
            let notes = member.features.isEmpty ? "" : " (\(member.features.joined(separator: ", ")))"
            text += Columns.entry(
                member.isOptional ? "[\(member.name)]" : member.name,
                schema.words(member.type) + notes,
                indentation: indentation,
                column: column,
                width: width
            )
            var parts: ArgumentTree?
            if case .parts(let given) = tree?[member.name] { parts = given }
            var inner = scope
            inner.path += member.name + "."
            text += self.members(ofType: member.type, parts, scope: inner)
        }
        return text + further(object, tree, scope: scope, indentation: indentation)
    }

    /// What is said where further members depend on a value that is not known.
    private func further(
        _ object: ServerSchema.ObjectDefinition,
        _ tree: ArgumentTree?,
        scope: Scope,
        indentation: Int
    ) -> String {
        guard let tag = object.tag, tree?.text(of: tag) == nil else { return "" }
        let hint = scope.command.map { ": \($0) \(scope.path)\(tag)=…" } ?? ""
        return Columns.entry(
            "and more",
            "by the value of '\(tag)'\(hint)",
            indentation: indentation,
            column: indentation + 9,
            width: width
        )
    }
}
