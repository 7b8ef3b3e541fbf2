// SPDX-License-Identifier: Apache-2.0

import JSON
import ObjectModel
import QAPI

/// An object that refuses what it is told to refuse.
final class SampleObject: ManagedObject {
    /// What has happened to an object, in order.
    enum Happening: Equatable {
        case completed(String)
        case removed
    }

    var count: Int64 = 7
    var label = ""
    var isStuck = false
    private(set) var happenings: [Happening] = []

    static let base = ObjectType(
        name: "sample-base",
        creation: .abstract,
        properties: [
            ObjectProperty(
                "count",
                "int",
                description: "how many",
                defaultValue: 7,
                get: { (object: SampleObject) in object.count },
                set: { (object: SampleObject, value: Int64) throws(QAPIError) in
                    guard value >= 0 else { throw QAPIError("count value must not be negative") }
                    object.count = value
                }
            )
        ]
    )

    static let type = ObjectType(
        name: "sample",
        parent: base,
        creation: .byUser { SampleObject() },
        properties: [
            ObjectProperty(
                "label",
                "string",
                get: { (object: SampleObject) in object.label },
                set: { (object: SampleObject, value: String) in object.label = value }
            ),
            ObjectProperty(
                "stuck",
                "bool",
                get: { (object: SampleObject) in object.isStuck },
                set: { (object: SampleObject, value: Bool) in object.isStuck = value }
            ),
            ObjectProperty("completed", "bool", get: { (object: SampleObject) in !object.happenings.isEmpty }),
        ]
    )

    var objectType: ObjectType { Self.type }
    var canBeDeleted: Bool { !isStuck }

    func complete(named name: String, in tree: ObjectTree) throws(QAPIError) {
        happenings.append(.completed(name))
        guard label != "bad" else { throw QAPIError("the label is bad") }
    }

    func removed() { happenings.append(.removed) }
}

/// A character device as the tree sees it.
final class SampleDevice: ManagedObject {
    static let type = ObjectType(name: "chardev-sample", creation: .byProgram)
    var objectType: ObjectType { Self.type }
}

/// A tree with the samples' types and no objects.
func sampleTree() -> ObjectTree { ObjectTree(types: [SampleObject.base, SampleObject.type, SampleDevice.type]) }

/// The error that a closure throws, or nil.
func failure(_ body: () throws(QAPIError) -> Void) -> QAPIError? {
    do throws(QAPIError) {
        try body()
        return nil
    } catch {
        return error
    }
}
