// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

/// A property that all objects of a type have.
public struct ObjectProperty: Sendable {
    /// The name, such as `poll-max-ns`.
    public let name: String

    /// The name of the value's type as clients see it: `bool`, `int`, `uint64`, `size`, `string`, or that of a schema's type.
    public let typeName: String

    /// What it is for, if the type says so.
    public let description: String?

    /// The value it has when nobody sets it, if the type says so.
    public let defaultValue: JSONValue?

    private let read: @Sendable (any ManagedObject) throws(QAPIError) -> JSONValue
    private let write: (@Sendable (any ManagedObject, JSONValue) throws(QAPIError) -> Void)?

    /// Describes a property.
    ///
    /// - Parameters:
    ///   - get: Reads the value of an object, which is an `Object`.
    ///   - set: Takes a value or says why not; nil where the property is only read.
    public init<Object, Value: QAPIValue>(
        _ name: String,
        _ typeName: String,
        description: String? = nil,
        defaultValue: JSONValue? = nil,
        get: @escaping @Sendable (Object) -> Value,
        set: (@Sendable (Object, Value) throws(QAPIError) -> Void)? = nil
    ) {
        self.name = name
        self.typeName = typeName
        self.description = description
        self.defaultValue = defaultValue
        read = { (object) throws(QAPIError) in try get(Self.cast(object)).json() }
        guard let set else {
            write = nil
            return
        }
        write = { (object, json) throws(QAPIError) in
            let value: Value
            do throws(DecodingError) {
                value = try Value(from: json, .server)
            } catch {
                throw QAPIError(error.nested(in: .member(name)))
            }
            try set(Self.cast(object), value)
        }
    }

    /// Whether it can be set.
    public var isWritable: Bool { write != nil }

    /// The value that an object has.
    func value(of object: any ManagedObject) throws(QAPIError) -> JSONValue { try read(object) }

    /// Sets the value of an object.
    ///
    /// - Throws: where the value is none of the property's type, or the object refuses it, or the property is only read.
    func set(_ value: JSONValue, of object: any ManagedObject) throws(QAPIError) {
        guard let write else { throw QAPIError("Property '\(object.objectType.name).\(name)' is not writable") }
        try write(object, value)
    }

    private static func cast<Object>(_ object: any ManagedObject) -> Object {
        guard let object = object as? Object else {
            preconditionFailure("\(object) has the type \(object.objectType.name) but is no \(Object.self)")
        }
        return object
    }
}
