// SPDX-License-Identifier: Apache-2.0

public import QAPI

/// What can stand in the object tree: something with a type, whose properties clients read and write.
///
/// The tree and all that stands in it are used on one thread at a time, the main loop's.
public protocol ManagedObject: AnyObject {
    /// The type.
    var objectType: ObjectType { get }

    /// Starts an object that a user created, once its properties are set and it has its place in the tree. The default does
    /// nothing.
    ///
    /// - Parameters:
    ///   - name: The name in its container, which is the `id` that the user gave.
    ///   - tree: The tree, for objects that refer to others.
    /// - Throws: where the properties make no sense together or a resource is not to be had.
    func complete(named name: String, in tree: ObjectTree) throws(QAPIError)

    /// Whether a user may delete the object now. The default is true.
    var canBeDeleted: Bool { get }

    /// Tells the object that it has left the tree, be it deleted or for what ``complete(named:in:)`` threw. The default does
    /// nothing.
    func removed()
}

extension ManagedObject {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func complete(named name: String, in tree: ObjectTree) throws(QAPIError) {}

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var canBeDeleted: Bool { true }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func removed() {}
}
