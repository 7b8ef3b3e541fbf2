// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

extension ObjectTree {
    /// The properties of an object, and the objects that it holds.
    ///
    /// - Throws: as ``object(at:)``.
    public func properties(at path: String) throws(QAPIError) -> [PropertyDescription] {
        let object = try object(at: path)
        let children = (object as? Container)?.children ?? []
        return object.objectType.properties.map(PropertyDescription.init) + children.map(PropertyDescription.init)
    }

    /// The value of a property; the path where it is an object that the object holds.
    ///
    /// - Throws: as ``object(at:)``; where there is no such property.
    public func value(of property: String, at path: String) throws(QAPIError) -> JSONValue {
        let object = try object(at: path)
        if let property = object.objectType.property(property) { return try property.value(of: object) }
        guard let container = object as? Container, container[property] != nil else {
            throw Self.notFound(property, of: object)
        }
        return .string("\(container.path)/\(property)")
    }

    /// Sets the value of a property.
    ///
    /// - Throws: as ``object(at:)``; where there is no such property, or it is only read, or the object refuses the value.
    public func set(_ property: String, at path: String, to value: JSONValue) throws(QAPIError) {
        let object = try object(at: path)
        if let property = object.objectType.property(property) { return try property.set(value, of: object) }
        guard (object as? Container)?[property] == nil else {
            throw QAPIError("Property '\(object.objectType.name).\(property)' is not writable")
        }
        throw Self.notFound(property, of: object)
    }

    private static func notFound(_ property: String, of object: any ManagedObject) -> QAPIError {
        QAPIError("Property '\(object.objectType.name).\(property)' not found")
    }
}
