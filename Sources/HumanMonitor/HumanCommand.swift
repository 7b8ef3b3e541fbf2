// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// A command for people: how it is called, what it takes, what it does.
public struct HumanCommand {
    /// Does what the command says.
    ///
    /// - Returns: What people are told: lines that end in a line feed.
    public typealias Action = (HumanCall) throws(QAPIError) -> String

    /// What it is called: the name, then other names for it.
    public let names: [String]

    /// What it takes.
    public let parameters: [HumanParameter]

    /// What it takes, as the help says it.
    public let synopsis: String

    /// What it does, as the help says it.
    public let help: String

    /// Whether it is there before the machine is.
    public let allowsPreconfig: Bool

    /// The commands whose names follow this one's, sorted by name; else none.
    public let subcommands: [HumanCommand]

    let action: Action

    /// Declares a command. Where it has subcommands, `action` is for when none is named.
    public init(
        _ names: String...,
        parameters: [HumanParameter] = [],
        synopsis: String = "",
        help: String,
        allowsPreconfig: Bool = false,
        subcommands: [HumanCommand] = [],
        action: @escaping Action
    ) {
        self.names = names
        self.parameters = parameters
        self.synopsis = synopsis
        self.help = help
        self.allowsPreconfig = allowsPreconfig
        self.subcommands = subcommands.sorted { $0.name < $1.name }
        self.action = action
    }

    /// The name.
    var name: String { names[0] }

    /// All names, as complaints and the help say them.
    var namesText: String { names.joined(separator: "|") }
}

extension [HumanCommand] {
    /// The command of a name.
    subscript(name: String) -> HumanCommand? { first { $0.names.contains(name) } }
}
