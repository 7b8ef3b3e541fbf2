// SPDX-License-Identifier: Apache-2.0

public import JSON

/// What clients are told of a property.
public struct PropertyDescription: Sendable, Equatable {
    /// The name.
    public let name: String

    /// The name of the value's type; `child<TYPE>` where the property is an object that the object holds.
    public let typeName: String

    /// What it is for, if the type says so.
    public let description: String?

    /// The value it has when nobody sets it, if the type says so.
    public let defaultValue: JSONValue?

    init(_ property: ObjectProperty) {
        name = property.name
        typeName = property.typeName
        description = property.description
        defaultValue = property.defaultValue
    }

    init(_ child: Container.Child) {
        name = child.name
        typeName = "child<\(child.object.objectType.name)>"
        description = nil
        defaultValue = nil
    }
}
