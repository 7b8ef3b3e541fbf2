// SPDX-License-Identifier: Apache-2.0

/// Knows how what somebody types may go on, by the server's schema.
package struct Completer: Sendable {
    private let schema: ServerSchema
    /// The commands of the shell itself.
    private let ownCommands: [String]

    /// The word in front of a command or an event that asks for help on it.
    package static let help = "help"

    /// Makes a completer for a server.
    ///
    /// - Parameter ownCommands: What may stand in place of a command beside those of the server.
    package init(_ schema: ServerSchema, ownCommands: [String] = []) {
        self.schema = schema
        self.ownCommands = ownCommands
    }

    /// How a line goes on at its end.
    package func completion(of line: String) -> Completion {
        let words = ShellWord.words(in: line)
        guard let last = words.last, last.range.upperBound == line.utf8.count else {
            return Completion(typed: "", candidates: candidates(for: "", after: words.map(\.text)))
        }
        let isPlain = !last.isOpen && last.range.count == last.text.utf8.count
        let before = words.dropLast().map(\.text)
        return Completion(typed: last.text, candidates: isPlain ? candidates(for: last.text, after: before) : [])
    }

    /// The words that begin with what was typed, and make sense after others.
    package func candidates(for typed: String, after words: [String]) -> [Candidate] {
        guard let name = words.first else {
            return matches(schema.commands.map(\.name) + ownCommands, typed)
        }
        if name == Self.help, ownCommands.contains(name) {
            return help(for: typed, after: Array(words.dropFirst()))
        }
        guard let command = schema.command(name) else { return [] }
        var tree = ArgumentTree()
        // What is wrong with other words is told when the command is given.
        for word in words.dropFirst() { try? tree.add(word) }
        guard let equals = typed.firstIndex(of: "=") else { return keys(typed, of: command, tree) }
        let key = String(typed[..<equals])
        return values(String(typed[equals...].dropFirst()), of: key, command, tree)
    }

    private func help(for typed: String, after words: [String]) -> [Candidate] {
        guard words.isEmpty else { return candidates(for: typed, after: words) }
        return matches(schema.commands.map(\.name) + schema.events.map(\.name), typed)
    }

    private func matches(_ names: [String], _ typed: String) -> [Candidate] {
        names.filter { $0.hasPrefix(typed) }.map { Candidate($0) }
    }
}

// MARK: - Arguments

extension Completer {
    private func keys(_ typed: String, of command: ServerSchema.Command, _ tree: ArgumentTree) -> [Candidate] {
        let path = typed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let last = path.last else { return [] }
        let place = place(path.dropLast(), of: command, tree)
        let prefix = path.dropLast().map { $0 + "." }.joined()
        return place.members.filter { $0.name.hasPrefix(last) }.flatMap { member -> [Candidate] in
            let given = place.tree?[member.name]
            var endings: [String] = []
            if given == nil, !schema.isObject(member.type) { endings.append("=") }
            if schema.objectBranch(of: member.type) != nil {
                if case .text = given {} else { endings.append(".") }
            }
            return endings.map { Candidate(prefix + member.name + $0, label: member.name + $0, isUnfinished: true) }
        }
    }

    private func values(
        _ typed: String,
        of key: String,
        _ command: ServerSchema.Command,
        _ tree: ArgumentTree
    ) -> [Candidate] {
        let path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let type = place(path[...], of: command, tree).type else { return [] }
        var before = ""
        if case .array = schema.type(type), let comma = typed.lastIndex(of: ",") { before = String(typed[...comma]) }
        let started = typed.dropFirst(before.count)
        return schema.literals(of: type).filter { $0.hasPrefix(started) }
            .map { Candidate("\(key)=\(before)\($0)", label: $0) }
    }

    /// What stands at a place in the arguments.
    private struct Place {
        /// Its type, if it is known.
        var type: String?
        /// What was given for its parts.
        var tree: ArgumentTree?
        /// The members that it may have as an object.
        var members: [ServerSchema.Member] = []
    }

    private func place(_ path: ArraySlice<String>, of command: ServerSchema.Command, _ tree: ArgumentTree) -> Place {
        var place = Place(type: command.argumentType, tree: tree)
        place.members = members(of: command.argumentType, tree)
        for key in path {
            let node = place.tree?[key]
            if case .array(let element)? = place.type.map(schema.type), UInt(key) != nil {
                place.type = element
            } else {
                place.type = place.members.first { $0.name == key }?.type
            }
            if case .parts(let parts) = node { place.tree = parts } else { place.tree = nil }
            place.members = place.type.map { members(of: $0, place.tree) } ?? []
        }
        return place
    }

    private func members(of type: String, _ tree: ArgumentTree?) -> [ServerSchema.Member] {
        guard let object = schema.objectBranch(of: type) else { return [] }
        return schema.members(of: schema.object(object)) { tree?.text(of: $0) }
    }
}
