// SPDX-License-Identifier: Apache-2.0

extension HumanCommandTable {
    /// What the word at the end of a line can become: the name of a command or a subcommand, also behind `help`.
    public func completion(of text: String) -> Completion {
        var line = LineReader(text)
        line.skipSpaces()
        var commands = commands
        while true {
            let word = String(decoding: line.take { !$0.isSpace }, as: UTF8.self)
            guard !line.isAtEnd else {
                return Completion(of: word, among: commands.filter(isAvailable).flatMap(\.names))
            }
            line.skipSpaces()
            guard let command = commands[word] else { return Completion(of: word, among: []) }
            if command.name != HumanCommand.help.name { commands = command.subcommands }
        }
    }
}
