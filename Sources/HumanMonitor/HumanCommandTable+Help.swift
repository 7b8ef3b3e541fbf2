// SPDX-License-Identifier: Apache-2.0

extension HumanCommandTable {
    /// What there is to know of the command that a text names; of all where it names none.
    public func helpText(of text: String) -> String {
        var line = LineReader(text)
        var words: [String] = []
        do throws(Complaint) {
            while let word = try line.takeWord() { words.append(word) }
        } catch {
            return error.text + "\n"
        }
        var commands = commands
        var prefix = ""
        for word in words {
            guard let command = commands[word], isAvailable(command) else {
                return "unknown command: '\(prefix)\(word)'\n"
            }
            guard !command.subcommands.isEmpty else { return command.helpLine(behind: prefix) }
            prefix += word + " "
            commands = command.subcommands
        }
        return commands.filter(isAvailable).map { $0.helpLine(behind: prefix) }.joined()
    }
}

extension HumanCommand {
    /// The command that shows the help.
    public static var help: HumanCommand {
        HumanCommand(
            "help",
            "?",
            parameters: [.rest("name", isOptional: true)],
            synopsis: "[cmd]",
            help: "say what commands there are, or what one does",
            allowsPreconfig: true
        ) { call in call.table.helpText(of: call.arguments.optionalText("name") ?? "") }
    }

    /// A line about it.
    ///
    /// - Parameter prefix: The names of the commands that it follows.
    fileprivate func helpLine(behind prefix: String) -> String { "\(prefix)\(namesText) \(synopsis) -- \(help)\n" }
}
