// SPDX-License-Identifier: Apache-2.0

public import JSON

/// Writes values of a schema's types as JSON.
public struct QAPIWriter: Sendable {
    /// What is written to.
    public var json: JSONWriter

    /// The special features whose bearers are left out.
    public let hides: SpecialFeatures

    /// Makes a writer.
    public init(style: JSONWriter.Style = .compact, hides: SpecialFeatures = []) {
        json = JSONWriter(style: style)
        self.hides = hides
    }

    /// Writes a mandatory member of the object that is open.
    public mutating func member(_ name: String, _ value: some QAPIValue) {
        json.key(name)
        value.write(to: &self)
    }

    /// Writes a mandatory member that bears special features, unless they are hidden.
    public mutating func member(_ name: String, _ value: some QAPIValue, _ features: SpecialFeatures) {
        if features.isDisjoint(with: hides) { member(name, value) }
    }

    /// Writes an optional member of the object that is open, unless it is absent.
    public mutating func member(_ name: String, optional value: (some QAPIValue)?) {
        if let value { member(name, value) }
    }

    /// Writes an optional member that bears special features, unless it is absent or they are hidden.
    public mutating func member(_ name: String, optional value: (some QAPIValue)?, _ features: SpecialFeatures) {
        if let value { member(name, value, features) }
    }

    /// Writes members that the schema does not have.
    public mutating func members(unrecognized object: JSONObject) {
        for member in object.members {
            json.key(member.key)
            json.value(member.value)
        }
    }
}
