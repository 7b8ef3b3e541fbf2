// SPDX-License-Identifier: Apache-2.0

/// What a line says for the parameters of its command.
public struct HumanArguments {
    /// How numbers are to be shown.
    public internal(set) var format = DumpFormat()

    /// The flags that are there.
    public internal(set) var flags: Set<Character> = []

    var texts: [String: String] = [:]
    var integers: [String: Int64] = [:]

    /// The text for a parameter that is not optional.
    public func text(_ name: String) -> String {
        guard let text = texts[name] else { preconditionFailure("the command declares no text '\(name)'") }
        return text
    }

    /// The text for an optional parameter.
    public func optionalText(_ name: String) -> String? { texts[name] }

    /// The number for a parameter that is not optional.
    public func integer(_ name: String) -> Int64 {
        guard let integer = integers[name] else { preconditionFailure("the command declares no number '\(name)'") }
        return integer
    }

    /// The number for an optional parameter.
    public func optionalInteger(_ name: String) -> Int64? { integers[name] }
}
