// SPDX-License-Identifier: Apache-2.0

/// What the tool does with a server, by the word behind the server's address.
package enum ToolVerb: String, CaseIterable, Sendable {
    case call, events, record, schema, shell, status, wait

    /// The words of a command line with the verb moved before the server: `SOCKET call …` becomes `call SOCKET …`, and `SOCKET`
    /// without a verb is the shell. What begins with an option, or has no server, is left as it is.
    package static func verbFirst(_ words: [String]) -> [String] {
        guard let server = words.first, !server.hasPrefix("-"), !wordsWithoutServer.contains(server) else {
            return words
        }
        guard words.count > 1, let verb = ToolVerb(rawValue: words[1]) else {
            return [ToolVerb.shell.rawValue] + words
        }
        return [verb.rawValue, server] + words.dropFirst(2)
    }

    /// What may stand first and is no server. A socket of such a name is written with its folder.
    static let wordsWithoutServer = ["replay", "complete", "help"]
}
