// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// A set of parameters that an option takes as `key=value,…`.
public struct OptionGroup: Sendable {
    /// The name, which need not be the option's.
    public let name: String

    /// The key of the first item if it has none: `-name x` is `-name guest=x`.
    public let impliedKey: String?

    /// Whether all occurrences on the command line are one, the last one of a key winning. They have no `id` then.
    public let isMerged: Bool

    /// The parameters. Where there are none the group takes any key, and every value is a string.
    public let parameters: [OptionParameter]

    /// As what people see the parameters.
    public let wording: OptionWording

    /// Describes a group.
    public init(
        _ name: String,
        impliedKey: String? = nil,
        isMerged: Bool = false,
        wording: OptionWording = .parameters,
        parameters: [OptionParameter] = []
    ) {
        precondition(Set(parameters.map(\.name)).count == parameters.count, "\(name) has a parameter twice")
        self.name = name
        self.impliedKey = impliedKey
        self.isMerged = isMerged
        self.wording = wording
        self.parameters = parameters
    }

    /// The values that a text gives to the parameters. It is read up to the first `help` or `?` that stands alone.
    ///
    /// - Throws: where a key is unknown, a value is none of its parameter's kind, or the `id` is no identifier.
    public func values(in text: String) throws(QAPIError) -> OptionValues {
        let items = KeyValueReader.items(in: text, impliedKey: impliedKey)
        var values = OptionValues(self, id: try id(of: items))
        for item in items where !item.key.isSameName(as: "id") {
            guard !item.asksForHelp else {
                values.asksForHelp = true
                break
            }
            try values.set(item.key, to: item.text)
        }
        return values
    }

    /// The parameter of that name.
    func parameter(_ name: String) -> OptionParameter? { parameters.first { name.isSameName(as: $0.name) } }

    /// The first `id`: the ones behind it do not count.
    private func id(of items: [KeyValueReader.Item]) throws(QAPIError) -> String? {
        guard let id = items.first(where: { $0.key.isSameName(as: "id") })?.text else { return nil }
        guard !isMerged else { throw QAPIError("Invalid parameter 'id'") }
        guard id.isIdentifier else { throw QAPIError("Parameter 'id' expects an identifier") }
        return id
    }
}

extension OptionGroup {
    /// What people are told who ask for the parameters: a line each, in the order of their names.
    public var helpText: String {
        guard !parameters.isEmpty else { return "There are no options for \(name).\n" }
        let lines = parameters.map { parameter in
            let start = "  \(parameter.name)=<\(parameter.kind.helpText)>"
            guard let help = parameter.help else { return start }
            return start + String(repeating: " ", count: max(0, 24 - start.utf8.count)) + " - " + help
        }
        return (["\(name) options:"] + lines.sorted()).joined(separator: "\n") + "\n"
    }
}
