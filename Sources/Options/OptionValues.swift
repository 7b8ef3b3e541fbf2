// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// The values that parameters of a group were given.
public struct OptionValues: Sendable {
    /// A parameter with its value.
    public struct Setting: Sendable, Hashable {
        /// The parameter's name.
        public let name: String
        /// The value.
        public let value: OptionValue
    }

    /// The group.
    public let group: OptionGroup

    /// The name by which others refer to what the option makes.
    public let id: String?

    /// Everything that was set, in order. Of two settings with the same name the later one counts.
    public private(set) var settings: [Setting] = []

    /// Whether the text asks for the parameters rather than sets them all.
    public internal(set) var asksForHelp = false

    /// Values that are not set yet.
    public init(_ group: OptionGroup, id: String? = nil) {
        self.group = group
        self.id = id
    }

    /// Sets a parameter to what a text stands for.
    ///
    /// - Throws: where the group has no such parameter, or the text is none of its kind.
    public mutating func set(_ name: String, to text: String) throws(QAPIError) {
        let parameter = group.parameter(name)
        guard parameter != nil || group.parameters.isEmpty else { throw group.wording.unknown(name, among: self) }
        let value = try parameter?.value(of: text, named: group.wording.fullName(of: name)) ?? .string(text)
        settings.append(Setting(name: name, value: value))
    }

    /// Adds the settings of a later occurrence.
    mutating func merge(_ later: OptionValues) {
        settings += later.settings
        asksForHelp = asksForHelp || later.asksForHelp
    }

    /// The value of a parameter, or its default.
    public subscript(name: String) -> OptionValue? {
        if let setting = settings.last(where: { $0.name.isSameName(as: name) }) { return setting.value }
        return group.parameter(name)?.defaultValue
    }

    /// The value of a string parameter, or its default.
    public func string(_ name: String) -> String? {
        switch self[name] {
        case .string(let value): value
        case nil: nil
        default: preconditionFailure("\(name) of \(group.name) is no string")
        }
    }

    /// The value of a boolean parameter, or its default.
    public func boolean(_ name: String) -> Bool? {
        switch self[name] {
        case .boolean(let value): value
        case nil: nil
        default: preconditionFailure("\(name) of \(group.name) is no boolean")
        }
    }

    /// The value of a number parameter modulo 2⁶⁴, or its default.
    public func number(_ name: String) -> UInt64? {
        switch self[name] {
        case .number(let value): value
        case nil: nil
        default: preconditionFailure("\(name) of \(group.name) is no number")
        }
    }

    /// The value of a size parameter in bytes, or its default.
    public func size(_ name: String) -> UInt64? {
        switch self[name] {
        case .size(let value): value
        case nil: nil
        default: preconditionFailure("\(name) of \(group.name) is no size")
        }
    }
}
