// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// All objects that clients can name, and the types that there are.
///
/// It is used on one thread at a time, the main loop's.
public final class ObjectTree {
    /// What users created: `/objects`.
    public let objects: Container

    /// The character devices: `/chardevs`.
    public let characterDevices: Container

    /// The machine's own parts: `/machine`.
    public let machine: Container

    /// All types: those of the tree itself, then those it was given.
    public let types: [ObjectType]

    private let root: Container

    /// Makes a tree whose containers are empty.
    ///
    /// - Parameters:
    ///   - types: The types beside `object` and `container`; each comes with its parent, and its name is its own.
    ///   - machine: The type of `/machine`, which is one of `types` or `container`.
    public init(types: [ObjectType], machine: ObjectType = Container.type) {
        self.types = [.object, Container.type] + types
        precondition(Set(self.types.map(\.name)).count == self.types.count, "two types have the same name")
        objects = Container(path: "/objects")
        characterDevices = Container(path: "/chardevs")
        self.machine = Container(path: "/machine", type: machine)
        let children = [("objects", objects), ("chardevs", characterDevices), ("machine", self.machine)]
        root = Container(path: "", children: children.map { Container.Child(name: $0, object: $1) })
    }

    /// The object at a path.
    ///
    /// An absolute path starts with `/` and goes from the root. Any other is the end of the way to an object anywhere in the
    /// tree. Slashes that follow one another count as one.
    ///
    /// - Throws: class `DeviceNotFound` where there is no such object; where a partial path leads to several.
    public func object(at path: String) throws(QAPIError) -> any ManagedObject {
        let names = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        let found =
            path.utf8.first == UInt8(ascii: "/")
            ? [Self.follow(names, from: root)].compactMap(\.self)
            : Self.objects(ending: names, from: root)
        guard let object = found.first else { throw QAPIError(.deviceNotFound, "Device '\(path)' not found") }
        guard found.count == 1 else { throw QAPIError("Path '\(path)' is ambiguous") }
        return object
    }

    /// What follows from an object by those names, one after the other.
    private static func follow(_ names: [String], from start: any ManagedObject) -> (any ManagedObject)? {
        var object = start
        for name in names {
            guard let child = (object as? Container)?[name] else { return nil }
            object = child
        }
        return object
    }

    /// What follows by those names from an object or from anything it holds, however deep.
    private static func objects(ending names: [String], from start: any ManagedObject) -> [any ManagedObject] {
        let children = (start as? Container)?.children ?? []
        return [follow(names, from: start)].compactMap(\.self)
            + children.flatMap { objects(ending: names, from: $0.object) }
    }
}
