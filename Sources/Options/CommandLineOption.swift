// SPDX-License-Identifier: Apache-2.0

/// An option of the command line, such as `-name`.
public struct CommandLineOption: Sendable {
    /// What follows an option.
    public enum Argument: Sendable {
        /// Nothing.
        case none
        /// A text, taken as it is.
        case text
        /// `key=value,…`.
        case keyValues(OptionGroup)
        /// `key=value,…` or, if it starts with `{`, a JSON object.
        case keyValuesOrJSON(OptionGroup)
    }

    /// The names without the dash. The first is the one that the program knows it by.
    public let names: [String]

    /// What follows it.
    public let argument: Argument

    /// What follows it, for people: `[guest=]NAME[,process=NAME]`.
    public let synopsis: String

    /// What it does, for people: a line or several.
    public let help: String

    /// Describes an option.
    public init(_ names: String..., argument: Argument = .none, synopsis: String = "", help: String) {
        precondition(!names.isEmpty, "an option without a name")
        self.names = names
        self.argument = argument
        self.synopsis = synopsis
        self.help = help
    }

    /// The group of its parameters, if it takes `key=value,…`.
    public var group: OptionGroup? {
        switch argument {
        case .none, .text: nil
        case .keyValues(let group), .keyValuesOrJSON(let group): group
        }
    }
}
