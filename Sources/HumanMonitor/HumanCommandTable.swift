// SPDX-License-Identifier: Apache-2.0

internal import QAPI

/// The commands for people: finds the one that a line names, reads what the line says for it, and executes it.
public struct HumanCommandTable {
    /// The commands, sorted by name.
    public let commands: [HumanCommand]

    /// What a register shows that an expression names.
    let register: (String, HumanSession) -> UInt64?

    /// Whether the machine is yet to be built.
    let isPreconfiguring: () -> Bool

    /// Makes a table of commands in any order.
    ///
    /// - Parameters:
    ///   - isPreconfiguring: Whether the machine is yet to be built, so that there are those commands only that allow it.
    ///   - register: What a register shows that an expression names; nil where there is none of that name.
    public init(
        _ commands: [HumanCommand],
        isPreconfiguring: @escaping () -> Bool = { false },
        register: @escaping (String, HumanSession) -> UInt64? = { _, _ in nil }
    ) {
        self.commands = commands.sorted { $0.name < $1.name }
        self.isPreconfiguring = isPreconfiguring
        self.register = register
    }

    /// Whether a command is there now.
    func isAvailable(_ command: HumanCommand) -> Bool { command.allowsPreconfig || !isPreconfiguring() }

    /// Executes a line.
    ///
    /// - Returns: What people are told, also of mistakes: lines that end in CR LF, or nothing.
    public func execute(_ line: String, in session: HumanSession) -> String {
        var text = result(of: line, in: session)
        text.replaceLineEnds()
        return text
    }

    private func result(of text: String, in session: HumanSession) -> String {
        var line = LineReader(text)
        let command: HumanCommand
        do throws(Complaint) {
            guard let found = try takeCommand(from: &line, in: commands) else { return "" }
            command = found
        } catch {
            return error.text + "\n"
        }
        let beginning = line.past.trimmingSpacesAtEnd
        let arguments: HumanArguments
        do throws(Complaint) {
            arguments = try takeArguments(of: command, from: &line, in: session)
        } catch {
            return "\(error.text)\nTry \"help \(beginning)\" for more information\n"
        }
        do throws(QAPIError) {
            return try command.action(HumanCall(arguments: arguments, session: session, table: self))
        } catch {
            return "Error: \(error.text)\n"
        }
    }

    /// Takes the name of a command, and that of a subcommand behind it.
    ///
    /// - Returns: Nil where there is no name.
    private func takeCommand(
        from line: inout LineReader,
        in commands: [HumanCommand]
    ) throws(Complaint) -> HumanCommand? {
        line.skipSpaces()
        guard !line.isAtEnd else { return nil }
        let name = String(decoding: line.take { $0 != UInt8(ascii: "/") && !$0.isSpace }, as: UTF8.self)
        guard let command = commands[name] else { throw Complaint("unknown command: '\(line.past)'") }
        guard isAvailable(command) else {
            throw Complaint("Command '\(line.past)' not available until machine initialization has completed.")
        }
        line.skipSpaces()
        guard !command.subcommands.isEmpty, !line.isAtEnd else { return command }
        return try takeCommand(from: &line, in: command.subcommands)
    }
}

extension String {
    /// Puts CR LF in the place of every line feed.
    fileprivate mutating func replaceLineEnds() {
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte == UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\r")) }
            bytes.append(byte)
        }
        self = String(decoding: bytes, as: UTF8.self)
    }

    /// The text without the white space at its end.
    fileprivate var trimmingSpacesAtEnd: String {
        String(decoding: utf8.reversed().drop(while: \.isSpace).reversed(), as: UTF8.self)
    }
}
