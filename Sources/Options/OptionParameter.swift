// SPDX-License-Identifier: Apache-2.0

import QAPI

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

    /// The suffix that a size without one has: the unit that people mean.
    public let impliedSuffix: String

    /// Describes a parameter.
    public init(
        _ name: String,
        _ kind: OptionKind,
        impliedSuffix: String = "",
        help: String? = nil,
        defaultText: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.impliedSuffix = impliedSuffix
        self.help = help
        self.defaultText = defaultText
    }

    /// The value it has when nobody sets it.
    var defaultValue: OptionValue? {
        guard let defaultText else { return nil }
        guard let value = try? value(of: defaultText, named: name) else {
            preconditionFailure("the default of \(name) is no \(kind)")
        }
        return value
    }

    /// The value that a text stands for.
    ///
    /// - Parameter name: What the error calls it.
    /// - Throws: where the text is none of its kind.
    func value(of text: String, named name: String) throws(QAPIError) -> OptionValue {
        let endsWithDigit = text.utf8.last.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        return try kind.value(of: endsWithDigit ? text + impliedSuffix : text, named: name)
    }
}
