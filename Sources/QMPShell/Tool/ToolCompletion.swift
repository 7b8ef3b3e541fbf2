// SPDX-License-Identifier: Apache-2.0

/// How a command line of the tool goes on, for the completion of shells.
package struct ToolCompletion: Sendable {
    /// The server that the line names.
    package let server: String

    private let verb: String
    private let before: [String]
    private let typed: String

    /// Takes a line apart up to where it is to go on; nil where no server is named yet, so that files are what may follow.
    package init?(of line: String) {
        let words = ShellWord.words(in: line)
        let isInWord = words.last?.range.upperBound == line.utf8.count
        var before = words.map(\.text).dropFirst()
        typed = isInWord ? before.popLast() ?? "" : ""
        guard let server = before.popFirst(), !server.hasPrefix("-"), !ToolVerb.wordsWithoutServer.contains(server)
        else { return nil }
        self.server = server
        verb = before.popFirst() ?? ""
        self.before = before.filter { !$0.hasPrefix("-") }
    }

    /// The words that may stand there.
    ///
    /// - Parameter schema: Asks the server for its schema; nil where it does not tell.
    package func candidates(_ schema: () -> ServerSchema?) -> [Candidate] {
        guard !verb.isEmpty else {
            return ToolVerb.allCases.map(\.rawValue).filter { $0.hasPrefix(typed) }.map { Candidate($0) }
        }
        switch ToolVerb(rawValue: verb) {
        case .call: return schema().map { Completer($0).candidates(for: typed, after: before) } ?? []
        case .events: return names(schema()?.events.map(\.name))
        case .wait: return before.isEmpty ? waitNames(schema()) : []
        default: return []
        }
    }

    private func waitNames(_ schema: ServerSchema?) -> [Candidate] {
        names(schema.map { $0.runStates + $0.events.map(\.name) })
    }

    private func names(_ names: [String]?) -> [Candidate] {
        (names ?? []).filter { $0.hasPrefix(typed) }.map { Candidate($0) }
    }
}

extension ServerSchema {
    /// The states that a machine may be in, as the server knows them; none where it has no `query-status`.
    package var runStates: [String] {
        guard let status = command("query-status").map({ object($0.returnType) }),
            let type = status.members.first(where: { $0.name == "status" })?.type,
            case .enumeration(let values) = self.type(type)
        else { return [] }
        return values.map(\.name)
    }
}
