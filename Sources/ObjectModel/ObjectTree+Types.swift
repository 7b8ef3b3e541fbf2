// SPDX-License-Identifier: Apache-2.0

public import QAPI

extension ObjectTree {
    /// The type of that name.
    public func type(named name: String) -> ObjectType? { types.first { name.isSameName(as: $0.name) } }

    /// The types that implement one (``ObjectType/implements(_:)``), or all.
    public func types(implementing name: String? = nil, includingAbstract: Bool = false) -> [ObjectType] {
        types.filter { type in
            (includingAbstract || !type.isAbstract) && (name.map(type.implements) ?? true)
        }
    }

    /// The properties that objects of a type have.
    ///
    /// - Throws: class `DeviceNotFound` where there is no such type.
    public func properties(ofType name: String) throws(QAPIError) -> [PropertyDescription] {
        guard let type = type(named: name) else { throw QAPIError(.deviceNotFound, "Class '\(name)' not found") }
        return type.properties.map(PropertyDescription.init)
    }
}
