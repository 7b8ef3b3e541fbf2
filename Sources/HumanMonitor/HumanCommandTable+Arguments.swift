// SPDX-License-Identifier: Apache-2.0

extension HumanCommandTable {
    /// Takes what a line says for a command, and nothing may be left.
    func takeArguments(
        of command: HumanCommand,
        from line: inout LineReader,
        in session: HumanSession
    ) throws(Complaint) -> HumanArguments {
        var arguments = HumanArguments()
        for (index, parameter) in command.parameters.enumerated() {
            line.skipSpaces()
            switch parameter {
            case .flag(let letter):
                let others = command.parameters.dropFirst(index + 1)
                if try Self.takeFlag(letter, of: command, others, from: &line) { arguments.flags.insert(letter) }
            case .word(let name, let isOptional):
                if isOptional, line.isAtEnd { continue }
                arguments.texts[name] = try Self.takeWord(of: command, from: &line)
            case .rest(let name, let isOptional):
                if isOptional, line.isAtEnd { continue }
                guard !line.isAtEnd else { throw Self.textExpected(command) }
                arguments.texts[name] = line.takeRest()
            case .format:
                session.format.count = 1
                if line.take(UInt8(ascii: "/")) { try session.format.take(from: &line) }
                arguments.format = session.format
            case .integer(let name, let isOptional):
                if isOptional, line.isAtEnd { continue }
                let value = try takeExpression(from: &line, in: session)
                guard UInt32(exactly: value) != nil else {
                    throw Complaint("'\(command.namesText)' has failed: integer is for 32-bit values")
                }
                arguments.integers[name] = value
            case .longInteger(let name): arguments.integers[name] = try takeExpression(from: &line, in: session)
            }
        }
        line.skipSpaces()
        guard line.isAtEnd else {
            throw Complaint("\(command.namesText): extraneous characters at the end of line")
        }
        return arguments
    }

    /// Takes a flag if it is there.
    ///
    /// - Parameter others: What the command takes behind it: a flag of those is left to them.
    private static func takeFlag(
        _ letter: Character,
        of command: HumanCommand,
        _ others: ArraySlice<HumanParameter>,
        from line: inout LineReader
    ) throws(Complaint) -> Bool {
        var behind = line
        guard behind.take(UInt8(ascii: "-")) else { return false }
        let given = behind.nextCharacter
        if let given, given != letter, others.contains(.flag(given)) { return false }
        guard given == letter else {
            throw Complaint("\(command.namesText): unsupported option -\(given.map { "\($0)" } ?? "")")
        }
        behind.advance()
        line = behind
        return true
    }

    private static func takeWord(of command: HumanCommand, from line: inout LineReader) throws(Complaint) -> String {
        let word: String?
        do throws(Complaint) {
            word = try line.takeWord()
        } catch {
            throw Complaint("\(error.text)\n\(textExpected(command).text)")
        }
        guard let word else { throw textExpected(command) }
        return word
    }

    private static func textExpected(_ command: HumanCommand) -> Complaint {
        Complaint("\(command.namesText): string expected")
    }

    private func takeExpression(from line: inout LineReader, in session: HumanSession) throws(Complaint) -> Int64 {
        var expression = ExpressionReader(line) { register($0, session) }
        let value = try expression.sum()
        line = expression.line
        return value
    }
}
