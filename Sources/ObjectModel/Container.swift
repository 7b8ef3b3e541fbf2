// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// An object that holds others by name, and does nothing else.
public final class Container: ManagedObject {
    /// An object in a container.
    public struct Child {
        /// The name, an identifier.
        public let name: String
        /// The object.
        public let object: any ManagedObject
    }

    /// The type of containers.
    public static let type = ObjectType(name: "container", creation: .byProgram)

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public let objectType: ObjectType

    /// The way from the root, such as `/objects`; empty for the root itself.
    let path: String

    /// What it holds, in the order in which it came.
    public private(set) var children: [Child]

    init(path: String, type: ObjectType = Container.type, children: [Child] = []) {
        self.path = path
        objectType = type
        self.children = children
    }

    /// The object of that name.
    public subscript(name: String) -> (any ManagedObject)? {
        children.first { name.isSameName(as: $0.name) }?.object
    }

    /// Takes an object in.
    ///
    /// - Throws: where the name is taken, be it by a property.
    public func add(_ object: any ManagedObject, named name: String) throws(QAPIError) {
        guard self[name] == nil, objectType.property(name) == nil else {
            throw QAPIError("attempt to add duplicate property '\(name)' to object (type '\(objectType.name)')")
        }
        children.append(Child(name: name, object: object))
    }

    /// Lets the object of that name go, if there is one, and tells it so.
    public func remove(_ name: String) {
        guard let index = children.firstIndex(where: { name.isSameName(as: $0.name) }) else { return }
        children.remove(at: index).object.removed()
    }
}
