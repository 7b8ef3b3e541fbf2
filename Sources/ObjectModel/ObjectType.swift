// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// A type of objects: a name, a parent, properties, and how objects come to be.
public final class ObjectType: Sendable {
    /// How objects of a type come to be.
    public enum Creation: Sendable {
        /// There are none of this type itself, only of those that descend from it.
        case abstract
        /// The program makes them.
        case byProgram
        /// A user makes them, by name of the type. What the closure makes has every property at its default.
        case byUser(@Sendable () throws(QAPIError) -> any ManagedObject)
    }

    /// The name.
    public let name: String

    /// The type that it descends from; nil for the root alone.
    public let parent: ObjectType?

    /// How objects of this type come to be.
    public let creation: Creation

    /// The properties, inherited ones first.
    public let properties: [ObjectProperty]

    /// Makes a type. The names of its properties are new to its line.
    public convenience init(
        name: String,
        parent: ObjectType = .object,
        creation: Creation,
        properties: [ObjectProperty] = []
    ) {
        self.init(name: name, descendsFrom: parent, creation: creation, properties: properties)
    }

    private init(name: String, descendsFrom parent: ObjectType?, creation: Creation, properties: [ObjectProperty]) {
        let properties = (parent?.properties ?? []) + properties
        precondition(Set(properties.map(\.name)).count == properties.count, "\(name) has a property twice")
        self.name = name
        self.parent = parent
        self.creation = creation
        self.properties = properties
    }

    /// The type that all descend from.
    public static let object = ObjectType(
        name: "object",
        descendsFrom: nil,
        creation: .abstract,
        properties: [
            ObjectProperty("type", "string", get: { (object: any ManagedObject) in object.objectType.name })
        ]
    )

    /// Whether there are no objects of this type itself.
    public var isAbstract: Bool {
        guard case .abstract = creation else { return false }
        return true
    }

    /// Whether a user may create objects of this type.
    public var isUserCreatable: Bool {
        guard case .byUser = creation else { return false }
        return true
    }

    /// Whether it is the type of that name or descends from it. The name `user-creatable` stands for all that a user may
    /// create.
    public func implements(_ name: String) -> Bool {
        if name.isSameName(as: self.name) || isUserCreatable && name.isSameName(as: "user-creatable") { return true }
        return parent?.implements(name) ?? false
    }

    /// The property of that name.
    public func property(_ name: String) -> ObjectProperty? { properties.first { name.isSameName(as: $0.name) } }
}
