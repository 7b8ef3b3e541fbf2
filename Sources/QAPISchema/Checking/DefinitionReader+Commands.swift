// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// Reads a `command`; its flags are checked later, and until then a flag counts as stated where it is there.
    func readCommand() throws(SchemaError) -> Declaration.Content {
        let data = try readData()
        var returns: Declaration.TypeReference?
        if let expression = self["returns"] { returns = try readTypeReference(expression, .key("returns")) }
        var flags = Command.Flags()
        flags.isBoxed = self["boxed"] != nil
        flags.isGenerated = self["gen"] == nil
        flags.sendsSuccessResponse = self["success-response"] == nil
        flags.allowsOutOfBand = self["allow-oob"] != nil
        flags.allowsPreconfig = self["allow-preconfig"] != nil
        flags.isCoroutine = self["coroutine"] != nil
        return .command(data: data, returns: returns, flags: flags)
    }

    /// Reads an `event`.
    func readEvent() throws(SchemaError) -> Declaration.Content {
        .event(data: try readData(), isBoxed: self["boxed"] != nil)
    }

    /// The `data` of a command or event: boxed data are a type's, others may be written in place.
    private func readData() throws(SchemaError) -> Declaration.Members? {
        guard let boxed = self["boxed"], !boxed.isEmpty else {
            return try readMembersOrTypeName(of: "data", isExempt: false)
        }
        guard let data = self["data"] else { throw context.error("'boxed': true requires 'data'") }
        return .named(try readTypeName(data, .key("data")))
    }
}

extension Expression {
    /// Whether the value is false or has nothing in it.
    var isEmpty: Bool {
        switch self {
        case .string(let string): string.isEmpty
        case .boolean(let value): !value
        case .array(let elements): elements.isEmpty
        case .object(let object): object.members.isEmpty
        }
    }
}
