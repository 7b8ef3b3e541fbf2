// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

/// The options that a program takes: how they are parsed and what people are told of them.
public struct CommandLineTable: Sendable {
    /// The options.
    public let options: [CommandLineOption]

    /// Makes a table of options whose names are all different.
    public init(_ options: [CommandLineOption]) {
        let names = options.flatMap(\.names)
        precondition(Set(names).count == names.count, "two options have the same name")
        self.options = options
    }

    /// The groups of parameters, each once, in the order of the options.
    public var groups: [OptionGroup] {
        var seen: Set<String> = []
        return options.compactMap(\.group).filter { seen.insert($0.name).inserted }
    }

    /// Parses the words behind the program's name.
    ///
    /// - Throws: at the first word that is no option, lacks its argument or has one that is wrong.
    public func parse(_ words: [String]) throws(CommandLineError) -> ParsedCommandLine {
        var line = ParsedCommandLine()
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let option = option(spelled: word) else {
                throw CommandLineError(location: word, text: "invalid option")
            }
            var text: String?
            if option.takesArgument {
                text = rest.popFirst()
                guard text != nil else { throw CommandLineError(location: word, text: "requires an argument") }
            }
            let location = text.map { "\(word) \($0)" } ?? word
            do throws(QAPIError) {
                let argument = try Self.argument(of: option, text ?? "")
                if case .values(let values) = argument { try Self.checkIsNew(values, in: line) }
                line.occurrences.append(OptionOccurrence(option: option, location: location, argument: argument))
            } catch {
                throw CommandLineError(location: location, text: error.text)
            }
        }
        return line
    }

    /// The option of a word with one dash or two.
    private func option(spelled word: String) -> CommandLineOption? {
        guard word.utf8.first == UInt8(ascii: "-") else { return nil }
        let name = String(Substring(word.utf8.dropFirst(word.utf8.starts(with: "--".utf8) ? 2 : 1)))
        return options.first { $0.names.contains { name.isSameName(as: $0) } }
    }

    private static func argument(
        of option: CommandLineOption,
        _ text: String
    ) throws(QAPIError) -> OptionOccurrence.Argument {
        switch option.argument {
        case .none: return .none
        case .text: return .text(text)
        case .keyValues(let group): return .values(try group.values(in: text))
        case .keyValuesOrJSON(let group):
            guard text.utf8.first == UInt8(ascii: "{") else { return .values(try group.values(in: text)) }
            do throws(JSONParseError) {
                guard case .object(let object) = try JSONValue(parsing: text) else {
                    preconditionFailure("\(text) starts like an object and is none")
                }
                return .json(object)
            } catch {
                throw QAPIError("\(error)")
            }
        }
    }

    private static func checkIsNew(_ values: OptionValues, in line: ParsedCommandLine) throws(QAPIError) {
        guard let id = values.id else { return }
        let sameGroup = line.occurrences.compactMap(\.values).filter { $0.group.name == values.group.name }
        guard !sameGroup.contains(where: { $0.id == id }) else {
            throw QAPIError("Duplicate ID '\(id)' for \(values.group.name)")
        }
    }
}

extension CommandLineOption {
    fileprivate var takesArgument: Bool {
        guard case .none = argument else { return true }
        return false
    }
}
