// SPDX-License-Identifier: Apache-2.0

/// A parameter of an option, such as `wait` in `-chardev socket,wait=off`.
public struct OptionParameter: Sendable, Equatable {
    /// The name.
    public let name: String

    /// The kind of its values.
    public let kind: OptionKind

    /// What it is for, if the group says so.
    public let help: String?

    /// The text that stands for the value it has when nobody sets it, if the group says so.
    public let defaultText: String?

    /// Describes a parameter.
    public init(_ name: String, _ kind: OptionKind, help: String? = nil, defaultText: String? = nil) {
        self.name = name
        self.kind = kind
        self.help = help
        self.defaultText = defaultText
    }

    /// The value it has when nobody sets it.
    var defaultValue: OptionValue? {
        guard let defaultText else { return nil }
        guard let value = try? kind.value(of: defaultText, named: name) else {
            preconditionFailure("the default of \(name) is no \(kind)")
        }
        return value
    }
}
